"""What an attribute means for an Any is not known."""
from typing import Any


class Point:
    def __init__(self, x: int) -> None:
        self.x = x


def describe(value: Any) -> int:
    point: Point = value
    return point.x + 1


print(describe(Point(1)), describe(Point(2)))
