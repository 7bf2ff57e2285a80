"""That an object is of a generic class does not say of what: its fields cannot be read."""
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Box(Generic[T]):
    x: T


def size(v: object) -> int:
    if isinstance(v, Box):
        return len(str(v.x))  # error: "that it is a Box does not tell of what"
        # help: "Box[int]"
    match v:
        case Box(x):  # error: "that it is a Box does not tell of what"
            # help: "without type parameters"
            return len(str(x))
    return 0


print(size(Box(3)), size("a"))
