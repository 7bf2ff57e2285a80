"""What an attribute means for an Any is not known."""
from typing import Any


class Point:
    def __init__(self, x: int) -> None:
        self.x = x


def describe(value: Any) -> int:
    return value.x + 1  # error: "of an Any: what it means depends"
    # help: "isinstance()"


print(describe(Point(1)), describe(Point(2)))
