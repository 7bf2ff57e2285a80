"""What Sequence would give its heirs is not written."""
from collections.abc import Iterator, Sequence


class Row(Sequence[int]):  # error: "a class cannot inherit from Sequence"
    # help: "derive from Collection and write the methods that are used"
    def __init__(self, *items: int) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> int:  # type: ignore[override]
        return self.items[index]

    def __iter__(self) -> Iterator[int]:
        return iter(self.items)

    def __contains__(self, item: object) -> bool:
        return item in self.items


row = Row(3, 4)
print(len(row), row[1], sum(row), 3 in row)
