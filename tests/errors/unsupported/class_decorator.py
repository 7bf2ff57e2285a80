"""A decorator of a class, and an enumeration made by a call."""
from enum import Enum
from typing import TypeVar

T = TypeVar("T")
names: list[str] = []


def registered(cls: type[T]) -> type[T]:
    names.append(cls.__name__)
    return cls


@registered  # error: "this decorator of a class is not supported"
# help: "call registered beneath the class"
class Circle:
    def __init__(self, radius: float) -> None:
        self.radius = radius


Color = Enum("Color", ["RED", "BLUE"])  # error: "Enum() is not supported"
# help: "write a class that derives from Enum"
print(Circle(2.0).radius, names, Color.RED)
