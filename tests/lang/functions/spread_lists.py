"""`f(*xs)` with lists and other iterables for parameters one by one."""

from typing import NamedTuple
from dataclasses import dataclass
class V(NamedTuple):
    x: float
    y: float
    z: float
@dataclass
class P:
    a: int
    b: int
class Q:
    def __init__(self, n: int, s: str) -> None:
        self.n = n
        self.s = s
    def add(self, a: int, b: int) -> int:
        return self.n + a * b
def f(a: int, b: int, c: int) -> int:
    return a * 100 + b * 10 + c
def note(n: int) -> int:
    print("note", n)
    return n
parts = [1.0, 2.0, 3.5]
print(V(*parts), V(*map(float, "1 2 3".split())))
print(P(*map(int, "7 8".split())), P(*(int(t) for t in ["1", "2"])))
print(f(*[1, 2, 3]), f(1, *[2, 3]), f(*range(3)), f(note(1), *[note(2), note(3)]))
q = Q(5, "x")
print(q.add(*[2, 3]))
def attempt(xs: list[int]) -> None:
    try:
        print(f(*xs))
    except TypeError as e:
        print(e)
    try:
        print(P(*xs))
    except TypeError as e:
        print(e)
    try:
        print(f(1, 2, *xs))
    except TypeError as e:
        print(e)
for n in range(5):
    attempt(list(range(n)))
def pair(t: str) -> tuple[int, int]:
    a, b = t.split("-")
    return int(a), int(b)
print(P(*pair("3-4")), f(0, *pair("1-2")))
def apply(h: "Callable[[int, int], int]", xs: list[int]) -> int:
    return h(*xs)
from collections.abc import Callable
print(apply(lambda a, b: a - b, [5, 3]))
words = "1,2\n3,4".split("\n")
print([P(*map(int, w.split(","))) for w in words])
