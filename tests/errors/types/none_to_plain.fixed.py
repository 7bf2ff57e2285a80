"""None goes where the type does not allow it."""


class Link:
    def __init__(self, value: int) -> None:
        self.value = value
        self.next: Link | None = None


first = Link(1)
first.next = Link(2)
print(first.value, first.next.value)
