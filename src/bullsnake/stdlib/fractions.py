"""fractions.Fraction, of ints that have 64 bits: a result that does not fit raises OverflowError, as any int does.

Operators take fractions and ints. With a float CPython calculates in floats; here `float(f)` is written.
"""

from __future__ import annotations

import math
import re

_FORM = re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*)(?:/(\d+)|(?:\.(\d*))?(?:[eE]([-+]?\d+))?)\s*")
_MODULUS = (1 << 61) - 1


class Fraction:
    """In lowest terms; the denominator is positive."""

    __slots__ = ("_denominator", "_numerator")

    def __init__(self, numerator: int | float | str | Fraction = 0, denominator: int | Fraction | None = None) -> None:
        top, bottom = _parts(numerator, denominator is not None)
        if denominator is not None:
            over, under = _parts(denominator, True)
            if over == 0:
                raise ZeroDivisionError(f"Fraction({numerator}, 0)")
            top, bottom = top * under, bottom * over
        common = math.gcd(top, bottom) if bottom > 0 else -math.gcd(top, bottom)
        self._numerator = top // common
        self._denominator = bottom // common

    @classmethod
    def from_float(cls, f: float) -> Fraction:
        return Fraction(f)

    @property
    def numerator(self) -> int:
        return self._numerator

    @property
    def denominator(self) -> int:
        return self._denominator

    def as_integer_ratio(self) -> tuple[int, int]:
        return (self._numerator, self._denominator)

    def is_integer(self) -> bool:
        return self._denominator == 1

    def limit_denominator(self, max_denominator: int = 1000000) -> Fraction:
        """The nearest fraction whose denominator is no larger: by the steps of its continued fraction."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return self
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        low, high = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        return high if abs(high - self) <= abs(low - self) else low

    def __repr__(self) -> str:
        return f"Fraction({self._numerator}, {self._denominator})"

    def __str__(self) -> str:
        return str(self._numerator) if self._denominator == 1 else f"{self._numerator}/{self._denominator}"

    def __add__(self, other: int | Fraction) -> Fraction:
        n, d = _ratio(other)
        common = math.gcd(self._denominator, d)
        return Fraction(self._numerator * (d // common) + n * (self._denominator // common), self._denominator // common * d)

    def __radd__(self, other: int) -> Fraction:
        return self + other

    def __sub__(self, other: int | Fraction) -> Fraction:
        n, d = _ratio(other)
        common = math.gcd(self._denominator, d)
        return Fraction(self._numerator * (d // common) - n * (self._denominator // common), self._denominator // common * d)

    def __rsub__(self, other: int) -> Fraction:
        return -self + other

    def __mul__(self, other: int | Fraction) -> Fraction:
        n, d = _ratio(other)
        left, right = max(math.gcd(self._numerator, d), 1), max(math.gcd(n, self._denominator), 1)
        return Fraction((self._numerator // left) * (n // right), (self._denominator // right) * (d // left))

    def __rmul__(self, other: int) -> Fraction:
        return self * other

    def __truediv__(self, other: int | Fraction) -> Fraction:
        n, d = _ratio(other)
        if n == 0:
            raise ZeroDivisionError(f"Fraction({self._numerator * d}, 0)")
        return self * Fraction(d, n)

    def __rtruediv__(self, other: int) -> Fraction:
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({other * self._denominator}, 0)")
        return Fraction(self._denominator, self._numerator) * other

    def __floordiv__(self, other: int | Fraction) -> int:
        n, d = _ratio(other)
        return (self._numerator * d) // (self._denominator * n)

    def __mod__(self, other: int | Fraction) -> Fraction:
        n, d = _ratio(other)
        return Fraction((self._numerator * d) % (n * self._denominator), self._denominator * d)

    def __pow__(self, power: int) -> Fraction:
        if power >= 0:
            return Fraction(self._numerator**power, self._denominator**power)
        if self._numerator == 0:
            raise ZeroDivisionError(f"Fraction({self._denominator ** -power}, 0)")
        return Fraction(self._denominator ** -power, self._numerator ** -power)

    def __neg__(self) -> Fraction:
        return Fraction(-self._numerator, self._denominator)

    def __pos__(self) -> Fraction:
        return self

    def __abs__(self) -> Fraction:
        return Fraction(abs(self._numerator), self._denominator)

    def __int__(self) -> int:
        return -(-self._numerator // self._denominator) if self._numerator < 0 else self._numerator // self._denominator

    def __trunc__(self) -> int:
        return int(self)

    def __floor__(self) -> int:
        return self._numerator // self._denominator

    def __ceil__(self) -> int:
        return -(-self._numerator // self._denominator)

    def __float__(self) -> float:
        return self._numerator / self._denominator

    def __bool__(self) -> bool:
        return self._numerator != 0

    def __hash__(self) -> int:
        """Equal numbers have equal hashes: that of n/d is n times the inverse of d, modulo a prime."""
        if self._denominator % _MODULUS == 0:
            return 314159 if self._numerator >= 0 else -314159
        found = abs(self._numerator) * pow(self._denominator, _MODULUS - 2, _MODULUS) % _MODULUS
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Fraction):
            return self._numerator == other._numerator and self._denominator == other._denominator
        if isinstance(other, int):
            return self._denominator == 1 and self._numerator == other
        if isinstance(other, float):
            return math.isfinite(other) and self._equals_float(other)
        return False

    def _equals_float(self, other: float) -> bool:
        try:
            return other.as_integer_ratio() == (self._numerator, self._denominator)
        except OverflowError:  # it has a part that no fraction of 64 bits has
            return False

    def __lt__(self, other: int | Fraction) -> bool:
        n, d = _ratio(other)
        return self._numerator * d < n * self._denominator

    def __le__(self, other: int | Fraction) -> bool:
        n, d = _ratio(other)
        return self._numerator * d <= n * self._denominator

    def __gt__(self, other: int | Fraction) -> bool:
        n, d = _ratio(other)
        return self._numerator * d > n * self._denominator

    def __ge__(self, other: int | Fraction) -> bool:
        n, d = _ratio(other)
        return self._numerator * d >= n * self._denominator


def _ratio(value: int | Fraction) -> tuple[int, int]:
    if isinstance(value, Fraction):
        return (value._numerator, value._denominator)
    return (value, 1)


def _parts(value: int | float | str | Fraction, rational: bool) -> tuple[int, int]:
    """The numerator and denominator of an argument. rational: it stands beside another one, so it has to be one."""
    if isinstance(value, Fraction):
        return (value._numerator, value._denominator)
    if isinstance(value, int):
        return (value, 1)
    if rational:
        raise TypeError("both arguments should be Rational instances")
    if isinstance(value, float):
        return value.as_integer_ratio()
    return _parsed(value)


def _parsed(text: str) -> tuple[int, int]:
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    whole, under, decimal, power = found.group(2) or "0", found.group(3), found.group(4), found.group(5)
    top, bottom = int(whole), 1
    if under is not None:
        bottom = int(under)
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
    if decimal:
        bottom = 10 ** len(decimal)
        top = top * bottom + int(decimal)
    if power:
        shift = int(power)
        top, bottom = (top * 10**shift, bottom) if shift >= 0 else (top, bottom * 10**-shift)
    return (-top if found.group(1) == "-" else top, bottom)
