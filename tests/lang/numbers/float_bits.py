"""Floats seen from outside: hex digits, neighbours, compensated sums, nan and inf in min, sort, sets and comparisons."""
from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Iterable

INF, NAN = math.inf, math.nan


@dataclass(frozen=True, order=True)
class Interval:
    low: float
    high: float = INF

    def __post_init__(self) -> None:
        if not self.low <= self.high:
            raise ValueError(f"[{self.low}, {self.high}]")

    def __add__(self, other: Interval | float) -> Interval:
        if isinstance(other, Interval):
            return Interval(self.low + other.low, self.high + other.high)
        return Interval(self.low + other, self.high + other)

    def __mul__(self, other: Interval) -> Interval:
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(corners), max(corners))

    def __and__(self, other: Interval) -> Interval | None:
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Interval(low, high) if low <= high else None

    def __contains__(self, x: float) -> bool:
        return self.low <= x <= self.high


def neumaier(xs: Iterable[float]) -> float:
    total = lost = 0.0
    for x in xs:
        both = total + x
        lost += (total - both) + x if abs(total) >= abs(x) else (x - both) + total
        total = both
    return total + lost


def describe(x: float) -> str:
    match x:
        case float() if x != x:
            return "nan"
        case 0.0:
            return "minus zero" if math.copysign(1.0, x) < 0 else "zero"
        case float() if math.isinf(x):
            return "inf" if x > 0 else "-inf"
    mantissa, exponent = math.frexp(x)
    return f"{mantissa!r}*2**{exponent}{'i' if x.is_integer() else ''}"


def newton(f: Callable[[float], float], x: float, *, eps: float = 1e-12) -> tuple[float, int]:
    steps = 0
    while abs(y := f(x)) > eps and (steps := steps + 1) < 60:
        slope = (f(x + 1e-6) - f(x - 1e-6)) / 2e-6
        x -= y / slope
    return x, steps


values = [0.1, -0.0, 0.0, 1e-310, 5e-324, 1.7976931348623157e308, -INF, NAN, 2.0**53, 1 / 3, 1e22, 1e16, 123456789.125]
for x in values:
    print(f"{x!r:>24} {describe(x):<34} {x:.3g} {x:g} {x:+.2e}")
print([x.hex() for x in values[:6]])
print([x.as_integer_ratio() for x in (0.5, -2.75, 3.0, 0.0)], [math.ldexp(0.75, k) for k in (-2, 0, 4, 1000)])
print(neumaier([1.0, 1e100, 1.0, -1e100]), sum([1.0, 1e100, 1.0, -1e100]), math.fsum([0.1] * 10), neumaier([0.1] * 10), sum([0.1] * 10))
print(min([NAN, 1.0]) != 1.0, min([1.0, NAN]), max(2.0, -2.0, 1.5), min(-0.0, 0.0), NAN in [NAN], NAN == NAN, [NAN] == [NAN])
print(sorted([3.0, -INF, 0.0, -0.0, INF, -1.5]), sorted([0.0, -0.0, 0.0], key=lambda x: math.copysign(1.0, x)))
print(len({0.0, -0.0, 1e0, 1.0}), {1.0: "one", 2.0 / 2: "half of two"}, 7 in {7.0: 1}, {3.0, 4.5} & {9 / 3}, hash(1.0) == hash(1), hash(INF))
print([1.5 // 0.5, -1.5 // 0.4, 1e300 * 1e10, -1e300 * 1e10, 5.0 % -3.0, -5.0 % INF], INF % 3.0 == INF % 3.0, 0.1 + 0.2 == 0.3)
print(2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53, 2**62 < 1e19, -(2**63) == -(2.0**63), 10**18 == 1e18, 10**18 + 1 == 1e18, int(1e18) + 1)
a, b = Interval(-1.0, 2.0), Interval(0.5, 3.0)
print(a + b, a * b, a & b, a & Interval(5.0), 1.75 in a, NAN in a, a < b, sorted([b, a, Interval(-1.0)]), {a, Interval(-1.0, 2.0)} == {a})
makers: list[Callable[[], Interval]] = [lambda: Interval(2.0, 1.0), lambda: Interval(NAN), lambda: Interval(1.0) * Interval(0.0)]
for make in makers:
    try:
        print(make())
    except ValueError as error:
        print("refused", error)
root, steps = newton(lambda x: x**3 - 2 * x - 5, 2.0)
print(f"{root:.10f} {steps} {newton(math.cos, 1.0)[0] * 2:.9f} {math.isclose(root**3, 2 * root + 5)}")
print(math.nextafter(1.0, 2.0), math.nextafter(0.0, -1.0), math.ulp(1.0), math.remainder(7.0, 4.0), math.fmod(-7.0, 4.0), math.trunc(-2.9), math.hypot(3.0, 4.0))
