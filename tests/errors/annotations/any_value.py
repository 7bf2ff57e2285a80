"""What a method means for an Any is not known."""
from typing import Any


class Point:
    def __init__(self, x: int) -> None:
        self.x = x

    def moved(self, by: int) -> int:
        return self.x + by


def describe(value: Any) -> int:
    return value.moved(1) + value.x  # error: "of an Any: what it means depends"
    # help: "isinstance()"


print(describe(Point(1)), describe(Point(2)))
