"""Classes that a module of the library has under CPython only."""
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


settings = {"level": 2, "depth": 5}
point = Point(x=settings["level"], y=settings["depth"])
print(point.x, point.y)
