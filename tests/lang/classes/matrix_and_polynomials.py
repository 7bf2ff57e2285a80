"""A ring by inheritance: abstract operators whose results are of the heir, polynomials and matrices of them, class constants, caches."""
from __future__ import annotations

from abc import ABC, abstractmethod
from functools import reduce
from itertools import zip_longest
from typing import Callable, ClassVar, Generic, Iterator, Sequence, TypeVar

R = TypeVar("R", bound="Ring")


class Ring(ABC):
    made: ClassVar[int] = 0

    def __init__(self) -> None:
        Ring.made += 1

    @abstractmethod
    def plus(self: R, other: R) -> R: ...

    @abstractmethod
    def times(self: R, other: R) -> R: ...

    @abstractmethod
    def one(self: R) -> R: ...

    def __add__(self: R, other: R) -> R:
        return self.plus(other)

    def __mul__(self: R, other: R) -> R:
        return self.times(other)

    def __pow__(self: R, n: int) -> R:
        result, base = self.one(), self
        while n:
            if n & 1:
                result = result * base
            base, n = base * base, n >> 1
        return result


class Mod(Ring):
    prime: ClassVar[int] = 7

    def __init__(self, value: int) -> None:
        super().__init__()
        self.value = value % self.prime

    def plus(self, other: Mod) -> Mod:
        return Mod(self.value + other.value)

    def times(self, other: Mod) -> Mod:
        return Mod(self.value * other.value)

    def one(self) -> Mod:
        return Mod(1)

    def __eq__(self, other: object) -> bool:
        return self.value == other.value if isinstance(other, Mod) else self.value == other

    def __hash__(self) -> int:
        return self.value

    def __repr__(self) -> str:
        return f"{self.value}m"


class Poly(Ring):
    def __init__(self, *coefficients: int) -> None:
        super().__init__()
        end = len(coefficients)
        while end and coefficients[end - 1] == 0:
            end -= 1
        self.c = coefficients[:end]

    def plus(self, other: Poly) -> Poly:
        return Poly(*(a + b for a, b in zip_longest(self.c, other.c, fillvalue=0)))

    def times(self, other: Poly) -> Poly:
        out = [0] * max(len(self.c) + len(other.c) - 1, 0)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Poly(*out)

    def one(self) -> Poly:
        return Poly(1)

    def __neg__(self) -> Poly:
        return Poly(*[-a for a in self.c])

    def __sub__(self, other: Poly) -> Poly:
        return self + -other

    def __call__(self, x: int) -> int:
        return reduce(lambda total, a: total * x + a, self.c[::-1], 0)

    @property
    def degree(self) -> int:
        return len(self.c) - 1

    @property
    def derivative(self) -> Poly:
        return Poly(*[k * a for k, a in enumerate(self.c)][1:])

    def divided(self, other: Poly) -> tuple[Poly, Poly]:
        rest, out = list(self.c), [0] * max(len(self.c) - other.degree, 0)
        for k in range(len(out) - 1, -1, -1):
            out[k], left = divmod(rest[k + other.degree], other.c[-1])
            if left:
                raise ArithmeticError(f"{rest[k + other.degree]} by {other.c[-1]}")
            for i, b in enumerate(other.c):
                rest[i + k] -= out[k] * b
        return Poly(*out), Poly(*rest)

    def __str__(self) -> str:
        terms = [f"{a:+d}" + ("" if k == 0 else "x" if k == 1 else f"x^{k}") for k, a in enumerate(self.c) if a][::-1]
        return "".join(terms).removeprefix("+").replace("+1x", "+x").replace("-1x", "-x") or "0"

    def __repr__(self) -> str:
        return f"<{self}>"


class Square(Ring, Generic[R]):
    def __init__(self, rows: Sequence[Sequence[R]]) -> None:
        super().__init__()
        self.rows = [list(row) for row in rows]

    @classmethod
    def build(cls, n: int, f: Callable[[int, int], R]) -> Square[R]:
        return Square([[f(r, c) for c in range(n)] for r in range(n)])

    def plus(self, other: Square[R]) -> Square[R]:
        return Square([[a + b for a, b in zip(p, q)] for p, q in zip(self.rows, other.rows)])

    def times(self, other: Square[R]) -> Square[R]:
        return Square([[reduce(lambda s, t: s + t, (a * b for a, b in zip(row, column))) for column in zip(*other.rows)] for row in self.rows])

    def one(self) -> Square[R]:
        first = self.rows[0][0]
        zero = reduce(lambda s, t: s + t, [first] * 7)
        return Square([[first.one() if r == c else zero for c in range(len(self.rows))] for r in range(len(self.rows))])

    def __iter__(self) -> Iterator[R]:
        for row in self.rows:
            yield from row

    def __getitem__(self, at: tuple[int, int]) -> R:
        return self.rows[at[0]][at[1]]

    def __setitem__(self, at: tuple[int, int], value: R) -> None:
        self.rows[at[0]][at[1]] = value


p, q = Poly(-1, 0, 1), Poly(1, 1)
print(p, q, p + q, p * q, p - p, q**5, -p, [f(3) for f in (p, q, p * q, Poly())], (p * q).degree)
print(*(p * q).divided(q), *Poly(1, 2, 3, 4).divided(Poly(2, 1)), p.derivative, (q**4).derivative, Poly().degree, (p**0)(99))
try:
    Poly(0, 1).divided(Poly(0, 2))
except ArithmeticError as error:
    print("no:", error)
fib: Square[Mod] = Square([[Mod(1), Mod(1)], [Mod(1), Mod(0)]])
print([(fib**n)[0, 1] for n in range(12)], list(fib**100), (fib + fib).rows, Mod(3) ** 6 == 1, {Mod(1), Mod(8), Mod(2)} == {1, 2} or len({Mod(1), Mod(8), Mod(2)}))
cheb: Square[Poly] = Square.build(2, lambda r, c: Poly(0, 2) if (r, c) == (0, 0) else Poly((r - c) * 1))
print((cheb * cheb).rows, cheb[0, 1], (cheb + cheb)[1, 0])
cheb[1, 1] = q
print(*cheb, sep=" | ")
Mod.prime = 5
print(Mod(8), Mod(4) * Mod(4), sum((m.value for m in (Mod(3) ** 2 + Mod(1), Mod(-1))), 100), Ring.made)
