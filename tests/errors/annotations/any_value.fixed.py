"""What a method means for an Any is not known."""
from typing import Any


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def moved(self, by: int) -> int:
        return self.x + by


def describe(value: Any) -> int:
    point: Point = value
    return point.moved(1) + point.x


print(describe(Point(1)), describe(Point(2)))
