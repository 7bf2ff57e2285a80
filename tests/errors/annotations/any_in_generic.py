"""Whether an Any is what a type variable stands for, nothing can test."""
from typing import Any, TypeVar

T = TypeVar("T")


def either(value: Any, other: T) -> T:
    return value or other  # error: "cannot be tested to be a T"
    # help: "from the start"


print(either("", "x"))
