"""Egyptian fractions, continued fractions, Stern-Brocot walks: a Fraction with all operators, mirrored ones too."""
from __future__ import annotations

import math
from functools import reduce, total_ordering
from itertools import accumulate, islice
from typing import Iterator


@total_ordering
class Frac:
    __slots__ = ("num", "den")

    def __init__(self, num: int, den: int = 1) -> None:
        if den == 0:
            raise ZeroDivisionError(f"Frac({num}, 0)")
        sign = -1 if den < 0 else 1
        g = math.gcd(num, den)
        self.num, self.den = sign * num // g, sign * den // g

    def __repr__(self) -> str:
        return f"{self.num}" if self.den == 1 else f"{self.num}/{self.den}"

    def __hash__(self) -> int:
        return hash((self.num, self.den))

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.den == 1 and self.num == other
        return isinstance(other, Frac) and (self.num, self.den) == (other.num, other.den)

    def __lt__(self, other: Frac | int) -> bool:
        that = other if isinstance(other, Frac) else Frac(other)
        return self.num * that.den < that.num * self.den

    def __add__(self, other: Frac | int) -> Frac:
        that = other if isinstance(other, Frac) else Frac(other)
        return Frac(self.num * that.den + that.num * self.den, self.den * that.den)

    __radd__ = __add__

    def __neg__(self) -> Frac:
        return Frac(-self.num, self.den)

    def __sub__(self, other: Frac | int) -> Frac:
        return self + (-other if isinstance(other, int) else -other)

    def __rsub__(self, other: int) -> Frac:
        return -self + other

    def __mul__(self, other: Frac | int) -> Frac:
        that = other if isinstance(other, Frac) else Frac(other)
        return Frac(self.num * that.num, self.den * that.den)

    def __rmul__(self, other: int) -> Frac:
        return self * other

    def __truediv__(self, other: Frac | int) -> Frac:
        that = other if isinstance(other, Frac) else Frac(other)
        return Frac(self.num * that.den, self.den * that.num)

    def __rtruediv__(self, other: int) -> Frac:
        return Frac(other * self.den, self.num)

    def __floordiv__(self, other: int) -> int:
        return self.num // (self.den * other)

    def __pow__(self, n: int) -> Frac:
        return Frac(self.num**n, self.den**n) if n >= 0 else 1 / self**-n

    def __float__(self) -> float:
        return self.num / self.den


def egyptian(f: Frac) -> Iterator[Frac]:
    while f != 0:
        yield (unit := Frac(1, -(-f.den // f.num)))
        f -= unit


def continued(f: Frac) -> Iterator[int]:
    while True:
        yield (whole := f // 1)
        if (f := f - whole) == 0:
            return
        f = 1 / f


def convergents(terms: list[int]) -> list[Frac]:
    return [reduce(lambda acc, t: t + 1 / acc, terms[i::-1][1:], Frac(terms[i])) for i in range(len(terms))]


def stern_brocot(target: Frac) -> str:
    path, low, high = "", (0, 1), (1, 0)
    while (mid := Frac(low[0] + high[0], low[1] + high[1])) != target:
        step = "L" if target < mid else "R"
        path += step
        low, high = (low, (mid.num, mid.den)) if step == "L" else ((mid.num, mid.den), high)
    return path


for f in (Frac(4, 13), Frac(-6, -8), Frac(7, 15)):
    units = list(egyptian(f))
    print(f, "=", " + ".join(map(repr, units)), "->", sum(units, Frac(0)) == f, stern_brocot(f))
print([list(continued(Frac(a, b))) for a, b in [(415, 93), (-7, 3), (649, 200), (1, 5)]])
print(convergents(list(continued(Frac(31415926, 10000000)))))
print(3 - Frac(1, 3), 2 * Frac(1, 4), 1 / Frac(-2, 5), Frac(2, 3) ** -3, Frac(0) ** 0, Frac(9, 3) == 3)
print(sorted({Frac(a, b) for a in range(-2, 4) for b in (-4, 2, 3)}, key=lambda f: (abs(float(f)), f)))
print(max(Frac(1, 2), Frac(2, 3), Frac(3, 5)), [f"{float(Frac(1, n)):.4g}" for n in (3, 7, 1000)])
print(list(islice(accumulate((Frac(1, n * n) for n in range(1, 99)), lambda a, b: a + b), 5)))
try:
    Frac(1, 2) / Frac(0, 9)
except ZeroDivisionError as error:
    print("no:", error)
