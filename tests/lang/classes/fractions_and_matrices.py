"""Operators of a program's own classes: fractions and matrices; another name for a method; float(), sum() of objects."""
from __future__ import annotations
import math
from typing import Any, Generic, Iterator, TypeVar, overload, Union

Number = Union[int, float]
T = TypeVar("T", bound="Comparable")

class Comparable:
    def __lt__(self, other: Any) -> bool:
        raise NotImplementedError

class Fraction:
    __slots__ = ("num", "den")
    def __init__(self, num: int, den: int = 1) -> None:
        if den == 0:
            raise ZeroDivisionError("denominator is zero")
        g = math.gcd(num, den) * (1 if den > 0 else -1)
        self.num, self.den = num // g, den // g
    def __add__(self, other: Fraction | int) -> Fraction:
        o = other if isinstance(other, Fraction) else Fraction(other)
        return Fraction(self.num * o.den + o.num * self.den, self.den * o.den)
    __radd__ = __add__
    def __mul__(self, other: Fraction | int) -> Fraction:
        o = other if isinstance(other, Fraction) else Fraction(other)
        return Fraction(self.num * o.num, self.den * o.den)
    def __rmul__(self, other: int) -> Fraction:
        return self * other
    def __neg__(self) -> Fraction:
        return Fraction(-self.num, self.den)
    def __sub__(self, other: Fraction | int) -> Fraction:
        return self + (-other if isinstance(other, Fraction) else Fraction(-other))
    def __truediv__(self, other: Fraction) -> Fraction:
        return Fraction(self.num * other.den, self.den * other.num)
    def __eq__(self, other: object) -> bool:
        if isinstance(other, int):
            return self.den == 1 and self.num == other
        return isinstance(other, Fraction) and (self.num, self.den) == (other.num, other.den)
    def __lt__(self, other: Fraction) -> bool:
        return self.num * other.den < other.num * self.den
    def __hash__(self) -> int:
        return hash((self.num, self.den))
    def __float__(self) -> float:
        return self.num / self.den
    def __bool__(self) -> bool:
        return self.num != 0
    def __repr__(self) -> str:
        return f"Fraction({self.num}, {self.den})"
    def __str__(self) -> str:
        return str(self.num) if self.den == 1 else f"{self.num}/{self.den}"

half, third = Fraction(1, 2), Fraction(1, 3)
print(half + third, half * 3, 2 * half, half - 1, half / third, -half, float(half), bool(Fraction(0)), 1 + half)
print(sorted([half, third, Fraction(3, 4)]), half == Fraction(2, 4), {half: "h"}[Fraction(2, 4)], sum([half, third], Fraction(0)))
try:
    Fraction(1, 0)
except ZeroDivisionError as e:
    print(e)

class Matrix:
    def __init__(self, rows: list[list[float]]) -> None:
        self.rows = rows
    @classmethod
    def identity(cls, n: int) -> Matrix:
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])
    @property
    def shape(self) -> tuple[int, int]:
        return len(self.rows), len(self.rows[0])
    def __matmul__(self, other: Matrix) -> Matrix:
        cols = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __getitem__(self, ij: tuple[int, int]) -> float:
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij: tuple[int, int], v: float) -> None:
        self.rows[ij[0]][ij[1]] = v
    def __pow__(self, n: int) -> Matrix:
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result
    def __iter__(self) -> Iterator[float]:
        for row in self.rows:
            yield from row
m = Matrix([[1.0, 1.0], [1.0, 0.0]]) ** 10
print(m[0, 1], list(m), m.shape)
m[0, 0] = 5.0
print(m.rows)
def collatz(n: int, depth: int = 0) -> int:
    return depth if n == 1 else collatz(n // 2 if n % 2 == 0 else 3 * n + 1, depth + 1)
print(max(range(1, 1000), key=collatz), collatz(871))
print(f"{math.pi:.4f} {math.e:10.3e} {1234567.891:,.2f} {0.5:%} {255:#x} {-7:+d} {'mid':^9}|")
