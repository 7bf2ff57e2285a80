# mypy looks here for its own needs.

class _TypedDict:
    def __len__(self) -> int: ...
