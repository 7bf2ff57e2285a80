"""Bools in a container, or beside None, that go where ints are wanted: only a single one becomes an int."""
from collections.abc import Iterator, Sequence
from typing import Optional


def total(values: Sequence[int]) -> int:
    return sum(values)


def found(flags: list[bool], number: int) -> Optional[bool]:
    return flags[number] if number < len(flags) else None


def each(flags: list[bool]) -> Iterator[int]:
    yield from flags  # error: "bool"
    # help: "int(...)"


flags = [True, False]
some: Optional[int] = found(flags, 1)  # error: "bool"
# help: "int(...)"
print(total(flags), some, list(each(flags)))  # error: "bool"
