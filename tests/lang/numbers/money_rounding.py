"""Cents as ints, banker's rounding, shares that add up, compound interest: round() of ints and floats, divmod, specs."""
from __future__ import annotations

from collections import Counter
from enum import Enum
from typing import Callable, NamedTuple


class Mode(Enum):
    HALF_EVEN = "even"
    HALF_UP = "up"
    TRUNCATE = "cut"
    FLOOR = "floor"

    def divide(self, amount: int, by: int) -> int:
        quotient, rest = divmod(amount, by)
        match self:
            case Mode.FLOOR:
                return quotient
            case Mode.TRUNCATE:
                return quotient + (rest != 0 and (amount < 0) != (by < 0))
            case Mode.HALF_UP:
                return quotient + (2 * abs(rest) >= abs(by))
            case _:
                double = 2 * abs(rest) - abs(by)
                return quotient + (double > 0 or double == 0 and quotient % 2 == 1)


class Money(NamedTuple):
    cents: int
    currency: str = "EUR"

    def __str__(self) -> str:
        sign = "-" if self.cents < 0 else ""
        units, cents = divmod(abs(self.cents), 100)
        return f"{sign}{units:,}.{cents:02d} {self.currency}"

    def times(self, percent: int, mode: Mode = Mode.HALF_EVEN) -> Money:
        return self._replace(cents=mode.divide(self.cents * percent, 100))

    def shares(self, *weights: int) -> list[Money]:
        total = sum(weights)
        exact = [divmod(self.cents * w, total) for w in weights]
        left = self.cents - sum(q for q, _ in exact)
        lucky = sorted(range(len(weights)), key=lambda i: (-exact[i][1], i))[:left]
        return [Money(q + (i in lucky), self.currency) for i, (q, _) in enumerate(exact)]


def schedule(principal: int, rate: float, years: int) -> list[tuple[int, float, int]]:
    rows: list[tuple[int, float, int]] = []
    exact, booked = float(principal), principal
    for year in range(1, years + 1):
        exact *= 1 + rate
        booked += round(booked * rate)
        rows.append((year, exact, booked))
    return rows


print("amount by ", *(f"{mode.name:>10}" for mode in Mode))
for amount, by in [(7, 2), (-7, 2), (5, 2), (-5, 2), (8, 3), (-8, 3), (7, -2), (1, 100), (-50, 100), (150, 100)]:
    print(f"{amount:6} {by:4}", *(f"{mode.divide(amount, by):>10}" for mode in Mode))

price = Money(123_456_789)
print(price, price.times(19), price.times(-19), Money(-5), Money(-199, "USD"), Money(0))
print(*price.shares(1, 1, 1), *Money(100).shares(3, 3, 1), *Money(-100).shares(1, 2), sep=" | ")
print(sum(m.cents for m in Money(9_999).shares(*range(1, 12))), Money(5) == (5, "EUR"), Money(3) < Money(4, "AAA"))

for year, exact, booked in schedule(100_000, 0.0375, 5):
    print(f"{year:>2} {exact:14,.4f} {booked:>12_d} {exact - booked:+.3f} {exact / 1e5:8.2%} {booked:e}")

halves = [0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 1e16 + 2.0]
print([round(x) for x in halves], [round(x, 2) for x in halves[:7]], [round(x, 0) for x in halves])
print([round(n, -2) for n in (149, 150, 250, -150, -250, 51, 0)], round(12345, -5), round(-51, -2), round(7, 3))
print([f"{x:.0f}" for x in halves], [f"{x:.1f}" for x in (0.25, 0.35, -0.05, 0.05)])

kinds: dict[str, Callable[[float], float]] = {"int": lambda x: float(int(x)), "floor": lambda x: x // 1, "round": lambda x: float(round(x))}
tally = Counter(name for x in halves for name, f in kinds.items() if f(x) == x // 1.0)
print(sorted(tally.items()), tally.most_common(1), -7.5 // 2, -7.5 % 2, divmod(7.5, -2), divmod(-0.0, 3.0))
