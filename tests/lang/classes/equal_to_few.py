# mypy: disable-error-code="override"
"""`__eq__` that takes less than any object, in every place that compares: operators, `in`, lists, dicts, dataclasses, heirs."""
from dataclasses import dataclass
from typing import Dict, List, Optional, Union


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def __eq__(self, other: "Point") -> bool:
        return self.x == other.x and self.y == other.y

    def __ne__(self, other: "Point") -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((self.x, self.y))


class Point3(Point):
    def __init__(self, x: int, y: int, z: int) -> None:
        super().__init__(x, y)
        self.z = z

    def __eq__(self, other: "Point3") -> bool:
        return super().__eq__(other) and self.z == other.z

    def __hash__(self) -> int:
        return hash((self.x, self.y, self.z))


@dataclass(eq=False)
class Group:
    name: str
    units: int

    def __eq__(self, o: Optional["Group"]) -> bool:
        if o is None:
            return False
        return self.name == o.name


@dataclass
class Army:
    leader: Optional[Group]
    at: Point
    groups: List[Group]


class Money:
    def __init__(self, cents: int) -> None:
        self.cents = cents

    def __eq__(self, other: Union["Money", int, None]) -> bool:
        if other is None:
            return False
        if isinstance(other, int):
            return self.cents == other
        return self.cents == other.cents


class Size:
    def __init__(self, n: float) -> None:
        self.n = n

    def __eq__(self, other: float) -> bool:
        return self.n == other


def points() -> None:
    p, q, r = Point(1, 2), Point(1, 2), Point(2, 1)
    print(p == q, p != q, p == r, p != r)
    print(q in [r, p], r in [p, q], [r, p].index(q), [p, q, r].count(p))
    print([p, r] == [q, r], (p, 1) == (q, 1), {"a": p} == {"a": q}, [p] == [r])
    names: Dict[Point, str] = {p: "first"}
    names[q] = "second"
    print(len(names), names[Point(1, 2)], r in names, len({p, q, r}))
    some: Optional[Point] = q if len(names) == 1 else None
    print(some is not None and p == some)
    shape: Point = Point3(1, 2, 3)
    print(shape == Point3(1, 2, 3), shape == Point3(1, 2, 4), [shape] == [Point3(1, 2, 3)])
    print(p.__eq__(q), shape.__eq__(Point3(1, 2, 3)))


def armies() -> None:
    a, b = Group("a", 1), Group("a", 2)
    none: Optional[Group] = None
    print(a == b, a == none, a in [Group("b", 1), b], Army(a, Point(0, 0), [a, b]) == Army(b, Point(0, 0), [b, a]))
    print(Army(none, Point(0, 0), []) == Army(a, Point(0, 0), []), a != Group("c", 1))


def mixed() -> None:
    print(Money(3) == 3, Money(3) == Money(4), 3 == Money(3), Money(5) != 5, Size(1.5) == 1.5, Size(2.0) == 2)
    values: List[object] = [Money(1), Money(2)]
    print(Money(2) in values, 2 in values, values.index(1))
    try:
        print(Point(1, 2) == "point")
    except (AttributeError, TypeError):
        print("a text is no point")
    others: List[object] = ["text", Point(3, 4)]
    try:
        print(Point(3, 4) in others)
    except (AttributeError, TypeError):
        print("neither here")


points()
armies()
mixed()
