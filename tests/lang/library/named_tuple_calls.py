"""Named tuples made by a call: fields of any type, defaults, a base for a class, and the everyday code around them."""

import collections
from collections import Counter, defaultdict, namedtuple
from typing import Any, NamedTuple

Point = namedtuple("Point", "x y")
Color = namedtuple("Color", ["red", "green", "blue"])
Node = namedtuple("Node", "value, left, right", defaults=(None, None))  # a tree
Setting = collections.namedtuple(
    "Setting",
    [
        "name",
        "value",
        "unit",  # of the value
    ],
    defaults=["", "none"],
)
Empty = namedtuple("Empty", [])
Triple = namedtuple("Triple", ("a", "b", "c"), defaults=(0, 0, 0))
Employee = NamedTuple("Employee", [("name", str), ("age", int), ("tags", list[str])])


Pair = NamedTuple("Pair", [("name", str), ("age", int)])


class Vector(namedtuple("Vector", "x y")):
    """A point that calculates."""

    def length(self) -> float:
        total: float = self.x * self.x + self.y * self.y
        return float(total**0.5)

    def __add__(self, other: Any) -> "Vector":
        return Vector(self.x + other[0], self.y + other[1])

    def scaled(self, factor: float) -> "Vector":
        return self._replace(x=self.x * factor, y=self.y * factor)


class Money(namedtuple("Money", ["amount", "currency"])):
    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.amount:.2f} {self.currency}"


def depth(node: Any) -> int:
    if node is None:
        return 0
    assert isinstance(node, Node)
    return 1 + max(depth(node.left), depth(node.right))


def total(node: "Node | None") -> int:
    if node is None:
        return 0
    return int(node.value) + total(node.left) + total(node.right)


def points() -> None:
    p = Point(3, 4)
    print(p, p.x, p[1], p.x + p.y, len(p), list(p))
    x, y = p
    print(x * y, p == (3, 4), p == Point(3, 4), p != Point(4, 3), hash(p) == hash((3, 4)))
    print(p._replace(x=10), p._asdict(), Point._fields, p._fields)
    print(Point(y=1, x="one"), Point._make([5, 6]), Point._make("ab"), Point(*[7, 8]))
    print([q.x for q in map(Point._make, [[1, 2], [3, 4]])])
    for q in sorted([Point(2, 1), Point(1, 5), Point(1, 2)]):
        print(q, end=" ")
    print(max([Point(2, 1), Point(1, 5)], key=lambda one: one.y))
    try:
        print(Point._make([1, 2, 3]))
    except TypeError as error:
        print("TypeError:", error)
    grid = {Point(i, j): i * j for i in range(3) for j in range(2)}
    print(grid[Point(2, 1)], (1, 1) in grid, sum(one.x for one in grid))
    a: int = p.x
    print(a.bit_length(), f"{p.x:>4}|{p!r}", "%s-%s" % (p.x, p.y))


def records() -> None:
    rows = ["ann,34,red blue", "bob,28,", "cid,41,green"]
    staff = [Employee(name, int(age), tags.split()) for name, age, tags in (row.split(",") for row in rows)]
    print(staff[0], [e.name.upper() for e in staff if e.age > 30])
    by_decade: defaultdict[int, list[Employee]] = defaultdict(list)
    for e in staff:
        by_decade[e.age // 10 * 10].append(e)
    print({k: [e.name for e in v] for k, v in by_decade.items()})
    print(Pair._make(["dan", 50]), Pair._make(("eve", 3)).age + 1, Employee._fields)
    settings = [Setting("width", 80), Setting("name"), Setting("depth", 2.5, unit="m")]
    for s in settings:
        print(s, s.unit, s._asdict())
    print(Counter(s.unit for s in settings).most_common(1), Empty(), Triple(), Triple(c=5), Triple(1, b="two"))


def trees() -> None:
    tree = Node(1, Node(2), Node(3, Node(4, right=Node(5))))
    print(depth(tree), total(tree))
    print(tree.left, tree.right == Node(3, Node(4, None, Node(5))))
    match tree:
        case Node(value=1, left=left):
            print("root", left)
        case _:
            print("other")


def heirs() -> None:
    v = Vector(3, 4)
    print(v, v.length(), v + (1, 1), v.scaled(2.0), isinstance(v, tuple), v == (3, 4))
    cash = Money(9.5, "EUR")
    print(cash, repr(cash), [cash], cash.amount * 2)
    red = Color(255, 0, 0)
    print("#" + "".join(f"{part:02x}" for part in red), red.red, Color(*[1, 2, 3]))


if __name__ == "__main__":
    points()
    records()
    trees()
    heirs()
