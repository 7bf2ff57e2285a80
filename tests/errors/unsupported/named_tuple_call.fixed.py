from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int


print(Point(1, 2))
