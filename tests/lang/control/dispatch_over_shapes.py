"""match over dataclasses, enums, tuples, mappings and nested sequences, with guards that bind and alternatives that share names."""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Union


class Unit(Enum):
    CM = 1
    INCH = auto()


@dataclass(frozen=True)
class Point:
    x: float
    y: float = 0.0


@dataclass
class Circle:
    center: Point
    radius: float
    unit: Unit = Unit.CM


@dataclass
class Polygon:
    points: list[Point]
    tags: dict[str, str] = field(default_factory=dict)


@dataclass
class Group:
    members: list[Shape]
    label: str | None = None


Shape = Union[Circle, Polygon, Group, None]


def area(shape: Shape) -> float:
    match shape:
        case None | Polygon([]) | Polygon([_]) | Polygon([_, _]):
            return 0.0
        case Circle(radius=r, unit=Unit.INCH):
            return round(3 * (r * 2.5) ** 2, 3)
        case Circle(_, r):
            return 3 * r * r
        case Polygon([Point(x0, y0), Point(x1), Point(x2, y2)]) if x0 == x1 and y0 == y2:
            return abs(x2 - x0) * 1.0
        case Polygon(points=[first, *rest] as points):
            return abs(sum(a.x * b.y - b.x * a.y for a, b in zip(points, rest + [first]))) / 2
        case Group([only]):
            return area(only)
        case Group(members):
            return sum(area(m) for m in members)
        case _:
            raise AssertionError(shape)


def describe(shape: Shape, depth: int = 0) -> str:
    match shape:
        case Group(label=str(name), members=[Circle() | Group() as first, *_, last]) if depth < 2:
            return f"{name}<{describe(first, depth + 1)}..{describe(last, depth + 1)}>"
        case Group(members=ms, label=None):
            return "+".join(describe(m, depth + 1) for m in ms) or "nothing"
        case Group():
            return f"[{shape.label}:{len(shape.members)}]"
        case Circle(Point(0.0, 0.0) | Point(y=0.0, x=1.0), radius) if (size := int(radius)) > 2:
            return f"O{size}"
        case Circle(center=Point(x=x)) | Polygon(points=[Point(x=x), *_]):
            return f"{type(shape).__name__}@{x:g}"
        case Polygon(tags={"name": name, **others}):
            return f"{name}{sorted(others)}"
        case Polygon() | None:
            return "-"


Row = Union[tuple[str, list[float]], dict[str, float], int]


def parse(row: Row) -> Shape:
    match row:
        case ("circle", [x, y, r, *more]):
            return Circle(Point(x, y), r, Unit.INCH if more else Unit.CM)
        case ("path", numbers) if len(numbers) % 2 == 0:
            return Polygon([Point(a, b) for a, b in zip(numbers[::2], numbers[1::2])])
        case dict() if {*row} - {"r"} <= {"x", "y"} and (size := row.get("r")):
            return Circle(Point(row.get("x", 0.0), row.get("y", 0.0)), size)
        case int(n) if n >= 0:
            return Group([Polygon([], {"name": c, "size": str(n)}) for c in "abc"[:n]], f"g{n}" if n else None)
        case dict() if not row:
            return Group([])
        case _:
            return None


rows: list[Row] = [
    ("circle", [0.0, 0.0, 3.0]), ("circle", [1.0, 0.0, 2.0, 1.0]), ("circle", [5.0, 1.0]), ("path", [0.0, 0.0, 4.0, 0.0, 4.0, 3.0, 0.0, 3.0]),
    ("path", [1.0]), ("path", []), ("path", [0.0, 0.0, 0.0, 2.0, 3.0, 0.0]), {"r": 4.0}, {"r": 1.0, "y": 2.0}, {"r": 1.0, "z": 2.0}, {},
    2, 0, -2,
]
shapes = [parse(row) for row in rows]
for row, shape in zip(rows, shapes):
    print(f"{str(row):<62} {describe(shape):<14} {area(shape):>7.2f}")
nested = Group([shapes[0], Group([shapes[7], None, shapes[3]], "in"), Group([*shapes[11:13]], "deep")], "out")
print(describe(nested), area(nested), describe(Group([nested, nested], "top")), area(Group([Group([shapes[8]])])))
print(nested.members[2], Point(1.0) == Point(1.0, 0.0), {Point(0.0): Unit.CM}[Point(-0.0)])
