"""What asks for an iterator asks its class; unpacking and merging take no more items than they need; divmod of objects."""

from __future__ import annotations
import heapq
from itertools import accumulate, chain, count, islice, takewhile
from typing import Iterable, Iterator


class Count:
    def __init__(self, n: int) -> None:
        self.n = n
        self.at = n

    def __iter__(self) -> Count:
        print("reset")
        self.at = self.n
        return self

    def __next__(self) -> int:
        if self.at == 0:
            raise StopIteration
        self.at -= 1
        return self.at


class Other:
    def __init__(self) -> None:
        self.n = 0

    def __iter__(self) -> Iterator[str]:
        return iter("xyz")

    def __next__(self) -> str:
        return "next"


def gen(c: Count) -> Iterator[int]:
    yield from c
    yield from c


def first(items: Iterator[int]) -> int:
    return next(items)


def every(items: Iterable[int]) -> list[int]:
    return [x for x in items]


c = Count(3)
print(list(c), list(map(str, c)), list(gen(c)))
print(next(iter(c)), next(c), sum(x for x in c), list(x for x in c))
g = (x for x in c)
print(list(g))
print(list(filter(None, c)))
i = iter(c)
print(
    next(i),
    i is c,
    first(c),
    every(c),
    list(accumulate(c)),
    list(chain(c, [1])),
    list(islice(c, 2)),
)
for x in Other():
    print(x)
print(list(map(str.upper, Other())), next(Other()), list(x for x in Other()))
a, b, *r = iter(range(5))
print(a, b, r)
x1, x2, x3 = Count(3)
print(x1, x2, x3)


def numbers(n: int) -> Iterator[int]:
    for n in range(n):
        print("gives", n)
        yield n


for k in (1, 2, 5):
    try:
        p, q = numbers(k)
        print(p, q)
    except ValueError as error:
        print(error)
try:
    s, t = count(1)
except ValueError as error:
    print(error)
try:
    m, n, o = {"a": 1, "b": 2}
except ValueError as error:
    print(error)
m, n = {"a": 1, "b": 2}
print(m, n)
try:
    [s, t] = map(int, "1 2 3".split())
except ValueError as error:
    print(error)
for y, z in [iter("ab"), iter("cd")]:
    print(y, z)


def source(name: str, items: Iterable[int]) -> Iterator[int]:
    for x in items:
        print(name, "gives", x)
        yield x


for got in heapq.merge(
    source("a", [1, 3]), source("b", [2, 4]), [0, 9], source("c", [])
):
    print("got", got)
print(list(islice(heapq.merge(count(0, 2), count(1, 3)), 8)))
print(
    list(heapq.merge([1.0, 2.0], [1.5])),
    list(heapq.merge()),
    list(heapq.merge("ace", "bd", ("b", "c"))),
)


def hamming() -> Iterator[int]:
    yield 1
    last = 1
    for h in heapq.merge(
        (2 * k for k in hamming()),
        (3 * k for k in hamming()),
        (5 * k for k in hamming()),
    ):
        if h != last:
            last = h
            yield h


print(list(islice(hamming(), 15)))


class Span:
    def __init__(self, value: float) -> None:
        self.value = value

    def __divmod__(self, other: Span) -> tuple[int, float]:
        return int(self.value // other.value), self.value % other.value

    def __rdivmod__(self, other: int) -> tuple[str, int]:
        return "mirrored", other

    def __float__(self) -> float:
        return self.value


print(*divmod(Span(7.5), Span(2.0)), divmod(3, Span(1.0)), divmod(7, 2), divmod(7.5, 2))
