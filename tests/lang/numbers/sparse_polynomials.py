"""Polynomials with fractions as coefficients: operators with numbers on either side, division with rest, formatting, caching by value."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache, total_ordering
from math import gcd


@total_ordering
class Poly:
    def __init__(self, terms: dict[int, Fraction] | None = None) -> None:
        self.terms = {power: c for power, c in sorted((terms or {}).items(), reverse=True) if c}

    @classmethod
    def of(cls, *coefficients: int) -> Poly:
        top = len(coefficients) - 1
        return cls({top - at: Fraction(c) for at, c in enumerate(coefficients)})

    @property
    def degree(self) -> int:
        return max(self.terms, default=-1)

    @property
    def lead(self) -> Fraction:
        return self.terms[self.degree]

    def __add__(self, other: Poly | int) -> Poly:
        right = other if isinstance(other, Poly) else Poly.of(other)
        out = dict(self.terms)
        for power, c in right.terms.items():
            out[power] = out.get(power, Fraction(0)) + c
        return Poly(out)

    __radd__ = __add__

    def __neg__(self) -> Poly:
        return Poly({power: -c for power, c in self.terms.items()})

    def __sub__(self, other: Poly | int) -> Poly:
        return self + (-other if isinstance(other, Poly) else -other)

    def __mul__(self, other: Poly | int) -> Poly:
        if isinstance(other, int):
            return Poly({power: c * other for power, c in self.terms.items()})
        out: dict[int, Fraction] = {}
        for p, a in self.terms.items():
            for q, b in other.terms.items():
                out[p + q] = out.get(p + q, Fraction(0)) + a * b
        return Poly(out)

    def __rmul__(self, other: int) -> Poly:
        return self * other

    def __pow__(self, n: int) -> Poly:
        return Poly.of(1) if n == 0 else self * self ** (n - 1) if n % 2 else (self * self) ** (n // 2)

    def __divmod__(self, other: Poly) -> tuple[Poly, Poly]:
        quotient, rest = Poly(), self
        while rest.degree >= other.degree:
            part = Poly({rest.degree - other.degree: rest.lead / other.lead})
            quotient, rest = quotient + part, rest - part * other
        return quotient, rest

    def __call__(self, x: Fraction) -> Fraction:
        value = Fraction(0)
        for power in range(self.degree, -1, -1):
            value = value * x + self.terms.get(power, Fraction(0))
        return value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Poly) and self.terms == other.terms

    def __lt__(self, other: Poly) -> bool:
        return (self.degree, self.lead) < (other.degree, other.lead)

    def __hash__(self) -> int:
        return hash(tuple((p, c.numerator, c.denominator) for p, c in self.terms.items()))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def __repr__(self) -> str:
        parts: list[str] = []
        for power, c in self.terms.items():
            name = "" if power == 0 else "x" if power == 1 else f"x^{power}"
            size = "" if abs(c) == 1 and power else str(abs(c))
            parts.append(("-" if c < 0 else "+" if parts else "") + size + name)
        return "".join(parts) or "0"


def common(a: Poly, b: Poly) -> Poly:
    while b:
        a, b = b, divmod(a, b)[1]
    return a * 1 if not a else Poly({power: c / a.lead for power, c in a.terms.items()})


@lru_cache(maxsize=None)
def legendre(n: int) -> Poly:
    if n < 2:
        return Poly.of(1) if n == 0 else Poly.of(1, 0)
    scaled = Poly.of(1, 0) * (2 * n - 1) * legendre(n - 1) - (n - 1) * legendre(n - 2)
    return Poly({power: c / n for power, c in scaled.terms.items()})


p, q = Poly.of(1, -3, 2), Poly.of(1, 0, -1)
print(p, q, p + q, p - 1, 2 * p, p * q, -p, p**3, 1 + q)
print(divmod(p * q + 5, q), common(p, q), common(Poly(), p), bool(p - p), p - p)
print([legendre(n) for n in range(5)], legendre(4)(Fraction(1, 2)), gcd(12, 18))
print(sorted([p, q, Poly.of(5), Poly.of(1, 0, 0, 0)]), max(p, Poly.of(7, 1)), p >= q, len({p, q, Poly.of(1, -3, 2)}))
