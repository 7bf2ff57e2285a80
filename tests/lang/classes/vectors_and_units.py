"""Operators through a hierarchy: mirrored, in place, unary, compared, called, indexed, by base class and by heir."""
from __future__ import annotations

import math
from functools import reduce
from typing import ClassVar, Iterator


class Quantity:
    unit: ClassVar[str] = ""
    made: ClassVar[dict[str, int]] = {}

    def __init__(self, value: float) -> None:
        self.value = value
        name = type(self).__name__
        self.made[name] = self.made.get(name, 0) + 1

    def like(self, value: float) -> Quantity:
        return Quantity(value)

    def __add__(self, other: Quantity) -> Quantity:
        if self.unit != other.unit:
            raise TypeError(f"{self.unit or 'pure'} + {other.unit or 'pure'}")
        return self.like(self.value + other.value)

    def __sub__(self, other: Quantity) -> Quantity:
        return self + -other

    def __neg__(self) -> Quantity:
        return self.like(-self.value)

    def __pos__(self) -> Quantity:
        return self

    def __mul__(self, k: float) -> Quantity:
        return self.like(self.value * k)

    __rmul__ = __mul__

    def __truediv__(self, other: Quantity) -> float:
        return self.value / other.value

    def __mod__(self, other: Quantity) -> Quantity:
        return self - int(self.value // other.value) * other

    def __abs__(self) -> Quantity:
        return self if self.value >= 0 else -self

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Quantity) and self.unit == other.unit and math.isclose(self.value, other.value)

    def __hash__(self) -> int:
        return hash((self.unit, round(self.value, 6)))

    def __lt__(self, other: Quantity) -> bool:
        return self.value < other.value

    def __bool__(self) -> bool:
        return self.value != 0

    def __float__(self) -> float:
        return float(self.value)

    def __format__(self, spec: str) -> str:
        return f"{self.value:{spec or '.2f'}}{self.unit}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.value:g})"


class Length(Quantity):
    unit = "m"

    def like(self, value: float) -> Length:
        return Length(value)

    def __matmul__(self, other: Length) -> Area:
        return Area(self.value * other.value)

    def __ror__(self, other: str) -> str:
        return f"{other}={self:g}"


class Area(Quantity):
    unit = "m2"

    def like(self, value: float) -> Area:
        return Area(abs(value))

    def __pow__(self, power: float) -> Length | Quantity:
        return Length(self.value**power) if power == 0.5 else Quantity(self.value**power)


class Path:
    def __init__(self, *legs: Length) -> None:
        self.legs = list(legs)

    def __iadd__(self, leg: Length) -> Path:
        self.legs.append(leg)
        return self

    def __lshift__(self, n: int) -> Path:
        return Path(*self.legs[n:], *self.legs[:n])

    def __invert__(self) -> Path:
        return Path(*self.legs[::-1])

    def __len__(self) -> int:
        return len(self.legs)

    def __getitem__(self, i: int) -> Length:
        return self.legs[i]

    def __setitem__(self, i: int, leg: Length) -> None:
        self.legs[i] = leg

    def __delitem__(self, i: int) -> None:
        del self.legs[i]

    def __contains__(self, leg: object) -> bool:
        return any(leg == mine for mine in self.legs)

    def __iter__(self) -> Iterator[Length]:
        yield from self.legs

    def __call__(self, scale: float = 1.0) -> Quantity:
        return reduce(lambda a, b: a + b, (leg * scale for leg in self), Quantity.__neg__(Length(0.0)))


a, b = Length(7.5), Length(2.0)
print(a + b, a - b, b - a, -a, +a is a, 2 * a, a * 0.5, abs(b - a), a / b, a % b, round(float(Length(1.23456)), 2))
print(a @ b, (a @ b) ** 0.5, (a @ b) ** 2.0, -(a @ b), "side" | a, f"{a:.3f} {a:>8.1f}|{a @ b:e}", float(b), bool(Length(0.0)))
print(a == Length(7.5), a != b, a < b, a > b, a == Area(7.5), len({a, Length(7.5), b, Area(2.0)}), sorted([a, b, Length(-1.0)]))
for x, y in [(a, a @ b), (Quantity(1.0), b), (Quantity(1.0), Quantity(2.5))]:
    try:
        print(x + y)
    except TypeError as error:
        print("no:", error)
path = Path(a, b)
path += Length(4.0)
path[0] = path[0].like(path[0].value * 2)
print([*path], len(path), path(), path(0.5), ~path << 1 in [path], [*(~path << 1)], b in path, Length(9.0) in path, path[-1])
del path[1]
first, *rest = path
print(first, rest, max(path), min(path, key=lambda leg: -leg.value), list(zip(path, path << 1)), bool(path), sorted(Quantity.made.items()))
