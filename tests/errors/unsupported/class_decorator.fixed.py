"""A decorator of a class, and an enumeration made by a call."""
from enum import Enum

names: list[str] = []


def registered(name: str) -> None:
    names.append(name)


class Circle:
    def __init__(self, radius: float) -> None:
        self.radius = radius


class Color(Enum):
    RED = 1
    BLUE = 2


registered(Circle.__name__)
print(Circle(2.0).radius, names, Color.RED)
