"""Type parameters in brackets are of Python 3.12."""
from typing import TypeVar

T = TypeVar("T")


def first(items: list[T]) -> T:
    return items[0]


print(first([1, 2]))
