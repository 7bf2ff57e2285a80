"""Bools in a container, or beside None, that go where ints are wanted: only a single one becomes an int."""
from collections.abc import Iterator, Sequence
from typing import Optional


def total(values: Sequence[int]) -> int:
    return sum(values)


def found(flags: list[bool], number: int) -> Optional[bool]:
    return flags[number] if number < len(flags) else None


def each(flags: list[bool]) -> Iterator[int]:
    for flag in flags:
        yield int(flag)


flags = [True, False]
some: Optional[bool] = found(flags, 1)
print(total([int(flag) for flag in flags]), some, list(each(flags)))
