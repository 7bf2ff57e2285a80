"""NamedTuple classes: as tuples, as classes with methods."""

from typing import NamedTuple


class Point(NamedTuple):
    x: int
    y: int = 0

    def dist2(self) -> int:
        return self.x * self.x + self.y * self.y

    @property
    def flipped(self) -> "Point":
        return Point(self.y, self.x)

    def __add__(self, other: "Point") -> "Point":  # type: ignore[override]
        return Point(self.x + other.x, self.y + other.y)


class Row(NamedTuple):
    name: str
    score: float
    tags: list[str]


def total(pair: tuple[int, int]) -> int:
    return pair[0] + pair[1]


def main() -> None:
    p = Point(3, 4)
    q = Point(y=1, x=2)
    print(p, q, Point(5), p.dist2(), p.flipped, p + q)
    a, b = p
    print(a, b, p[0], p[-1], len(p), list(p), sum(p))
    print(p == (3, 4), p == Point(3, 4), p != q, p < q, q < p, (3, 4) == p)
    print({p: 1}[Point(3, 4)], {(3, 4): 2}[p], hash(p) == hash((3, 4)))
    print(total(p), p._replace(x=9), p._asdict())
    rows = [Row("b", 2.0, []), Row("a", 1.5, ["t"])]
    rows.sort()
    print(rows)
    for name, score, tags in rows:
        print(name, score, tags)
    print(max(rows).name, isinstance(p, tuple), isinstance(p, Point), 4 in p)
    seen = {p, q, Point(3, 4)}
    print(len(seen), sorted(seen))
    x, y = q.flipped
    print(x, y, [u for u in q], *p)
    moves = [Point(0, 1), Point(1, 0)]
    print([p + m for m in moves], [(m.x, m[1]) for m in moves])


main()
