"""The @ in front of a decorator is missing."""
from dataclasses import dataclass


@dataclass
class Point:
    x: int


print(Point(1).x)
