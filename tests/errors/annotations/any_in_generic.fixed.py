"""Whether an Any is what a type variable stands for, nothing can test."""
from typing import TypeVar

T = TypeVar("T")


def either(value: T, other: T) -> T:
    return value or other


print(either("", "x"))
