"""Generators are not compiled yet."""
from collections.abc import Iterator


def evens(limit: int) -> Iterator[int]:
    for n in range(0, limit, 2):
        yield n  # error: "yield"
        # help: "list"


for n in evens(7):
    print(n)
