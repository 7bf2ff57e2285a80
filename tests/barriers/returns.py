# Values of every class come back through a barrier on every frame: int, float, bool, str, None, objects, tuples, numbers that may be large.
from __future__ import annotations

from collections.abc import Callable


class Point:
    def __init__(self, x: int, y: float) -> None:
        self.x = x
        self.y = y


def whole(n: int) -> int:
    return n * 3 if n < 2 else whole(n - 1) + 7


def real(n: int) -> float:
    return n * 0.5 if n < 2 else real(n - 1) * 1.25 + 0.125


def truth(n: int) -> bool:
    return n == 1 if n < 2 else not truth(n - 1)


def text(n: int) -> str:
    return "a" if n < 2 else text(n - 1) + chr(97 + n % 26)


def nothing(n: int, seen: list[int]) -> None:
    if n >= 2:
        nothing(n - 1, seen)
    seen.append(n)


def point(n: int) -> Point:
    if n < 2:
        return Point(n, 0.5)
    p = point(n - 1)
    return Point(p.x + n, p.y * 1.5)


def maybe(n: int) -> Point | None:
    if n < 2:
        return None
    p = maybe(n - 1)
    return Point(n, 1.0) if p is None else None


def pair(n: int) -> tuple[int, float]:
    if n < 2:
        return n, 0.25
    a, b = pair(n - 1)
    return a + n, b + 0.5


def triple(n: int) -> tuple[str, int, Point]:
    if n < 2:
        return "t", n, Point(n, 2.0)
    a, b, c = triple(n - 1)
    return a + "!", b * 3 % 1000003, Point(c.x + b, c.y + 1.0)


def listed(n: int) -> list[int]:
    if n < 2:
        return [n]
    found = listed(n - 1)
    found.append(n * n)
    return found


def function(n: int) -> Callable[[int], int]:
    if n < 2:
        return lambda x: x + 1
    inner = function(n - 1)
    return (lambda x: inner(x) + n) if n % 2 == 0 else inner


def wide(n: int) -> int:
    return 3 if n < 2 else wide(n - 1) * wide(1) % 1000000007 * 1000000007 // 1000000009


for depth in (1, 2, 3, 10, 60, 300):
    seen: list[int] = []
    nothing(depth, seen)
    p, q = point(depth), maybe(depth)
    print(whole(depth), real(depth), truth(depth), len(text(depth)), text(depth)[-5:], sum(seen), p.x, p.y)
    print(q is None, pair(depth), triple(depth)[0][-3:], triple(depth)[1], triple(depth)[2].x, sum(listed(depth)), wide(depth))
    print(function(depth)(5))
