"""What may be None where an object is wanted, in every position: CPython raises only if it is."""

from typing import Optional, Callable
class N:
    def __init__(self, v: int, next: Optional["N"] = None) -> None:
        self.v = v
        self.next = next
        self.f: Optional[Callable[[int], int]] = None
        self.xs: Optional[list[int]] = None
        self.count: Optional[int] = None
def deep(n: Optional[N]) -> int:
    n.v += 1
    n.next.next.v = 7
    return n.v + n.next.v + n.next.next.v
a = N(1, N(2, N(3)))
print(deep(a))
def attempt(f: Callable[[N | None], object], n: N | None) -> None:
    try:
        print(f(n))
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
def upd(n: N | None) -> int:
    n.count += 2
    assert n is not None and n.count is not None
    return n.count
def item(n: N | None) -> int:
    n.xs[0] = 4
    return n.xs[0] + len(n.xs)
def each(n: N | None) -> int:
    t = 0
    for x in n.xs:
        t += x
    return t + sum(n.xs) + max(x for x in n.xs)
def low(n: N | None) -> bool:
    return n.count < 3 or 5 > n.count or -n.count > 7
def plus(n: N | None) -> object:
    return n.count + 1, 1 + n.count, n.count * 2.5
def isin(n: N | None) -> bool:
    return 4 in n.xs
def unp(n: N | None) -> int:
    p, q = n.xs
    return p * q
def lens(n: N | None) -> int:
    return len(n.xs)
def star(n: N | None) -> list[int]:
    return [*n.xs, 1]
def callf(n: N | None) -> int:
    return n.f(3)
for x in (None, a):
    for f in (upd, item, each, low, plus, isin, unp, lens, star, callf):
        attempt(f, x)
a.count = 4
a.xs = [1, 2]
a.f = lambda x: x * 2
for f in (upd, item, each, low, plus, isin, unp, lens, star, callf):
    attempt(f, a)
