"""Dataclasses: generated __init__, __repr__, __eq__, defaults, field factories, methods."""
from dataclasses import dataclass, field


@dataclass
class Point:
    x: int
    y: int = 0

    def shifted(self, dx: int, dy: int) -> "Point":
        return Point(self.x + dx, self.y + dy)


@dataclass
class Polygon:
    name: str
    corners: list[Point] = field(default_factory=list)
    closed: bool = True

    def add(self, x: int, y: int) -> None:
        self.corners.append(Point(x, y))

    def doubled_area(self) -> int:
        total = 0
        for i, p in enumerate(self.corners):
            q = self.corners[(i + 1) % len(self.corners)]
            total += p.x * q.y - q.x * p.y
        return abs(total)


@dataclass
class Named(Point):
    label: str = "?"

    def __str__(self) -> str:
        return f"{self.label}:({self.x};{self.y})"


p = Point(1, 2)
print(p, Point(5), p == Point(1, 2), p == Point(2, 1), p != Point(1, 2))
print(p.shifted(10, -2), p.shifted(0, 0) is p)
square = Polygon("square")
for x, y in [(0, 0), (4, 0), (4, 4), (0, 4)]:
    square.add(x, y)
print(square)
print(square.doubled_area(), Polygon("empty").corners, len(square.corners))
other = Polygon("square", corners=[Point(0, 0), Point(4, 0), Point(4, 4), Point(0, 4)])
print(square == other)
other.corners[2].x = 99
print(square == other, other.corners[2])
n = Named(3, 4, "home")
print(n, repr(n), Named(1) == Named(1, 0, "?"), n == p)
moved = [q.shifted(1, 1) for q in [p, n]]
print(moved)
