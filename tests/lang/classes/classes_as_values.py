"""Classes as values: shown, compared, called, as keys; type(x)."""

from __future__ import annotations

import collections
from dataclasses import dataclass
class A:
    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)
    def __hash__(self) -> int:
        return 1
    def show(self) -> str:
        return f"{type(self).__name__} {type(self)}"
class B(A):
    class Inner:
        pass
def f(x: object) -> None:
    print(x, [x], type(x))
f(A)
f(int)
f(3); f("s"); f([1]); f((1, 2)); f({1: 2}); f(None); f(2.5); f(b"x")
print(A, int, ValueError, [A], type(A()), type(3), str(A), f"{A}", type([1]) == list)
print(A() == A(), A() == B(), B() == B(), B().show(), type(B()) is B, type(B()) is A)
t: type[A] = A
print(t, t.__name__)
kinds = {type(v): v for v in (1, "a", 2.5)}
print(kinds, int in kinds, float in kinds)
def names(xs: list[object]) -> list[str]:
    return [type(x).__name__ for x in xs]
print(names([1, "a", A(), None, [], collections.Counter("a")]))
for cls in (A, B):
    print(cls, cls.__name__, cls().show())
k = type("x")
print(k, k is str, k == str)
print(type([1]) == list, type([1]) is list, type({}) is dict, type({1}) is set, type((1,)) is tuple, type("a") is str)
class Base:
    def __init__(self, n: int) -> None:
        self.n = n
    def again(self) -> Base:
        return type(self)(self.n + 1)
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Base) or type(self) != type(other):
            return NotImplemented
        return self.n == other.n
    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.n})"
class Heir(Base):
    pass
class Other(Heir):
    def __init__(self, n: int) -> None:
        super().__init__(n * 10)
for b in (Base(1), Heir(2), Other(3)):
    print(b, b.again(), b.again().again(), type(b), type(b) is Heir, b == type(b)(b.n))
print(Base(1) == Heir(1), Base(1) == Base(1), {type(x) for x in [Base(1), Base(2)]} == {Base})
heir = type(Heir(1))
print(heir(5), heir is Heir, heir == Base)
