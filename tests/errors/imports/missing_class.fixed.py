"""Classes that a module of the library has under CPython only."""
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


settings = {"level": 1, "depth": 5} | {"level": 2}
point = Point(x=settings["level"], y=settings["depth"])
print(point.x, point.y)
