"""fractions.Fraction: recipes, a linear system, continued fractions, sorting, as keys of dicts, errors."""

import math
from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Portion:
    name: str
    amount: Fraction

    def scaled(self, factor: Fraction) -> "Portion":
        return Portion(self.name, self.amount * factor)


def solve(rows: list[list[Fraction]]) -> list[Fraction]:
    """Gauss's method, exactly."""
    n = len(rows)
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        factor = rows[i][i]
        rows[i] = [x / factor for x in rows[i]]
        for r in range(n):
            if r != i:
                times = rows[r][i]
                rows[r] = [a - times * b for a, b in zip(rows[r], rows[i])]
    return [row[-1] for row in rows]


def continued(x: Fraction) -> list[int]:
    parts = []
    while True:
        whole = x.numerator // x.denominator
        parts.append(whole)
        x = x - whole
        if x == 0:
            return parts
        x = 1 / x


def main() -> None:
    half, third = Fraction(1, 2), Fraction(1, 3)
    print(half + third, half - third, half * third, half / third, -half, abs(-third), half**3, third**-2)
    print(half + 1, 1 - third, 2 * half, 1 / third, Fraction(7, 2) // 1, Fraction(7, 2) % 1, Fraction(-7, 2) // Fraction(2, 3))
    print(repr(Fraction(6, -4)), Fraction("3/4"), Fraction(" -1.25 "), Fraction("2e-3"), Fraction(0.75), Fraction(half), Fraction())
    print(half < third, half >= Fraction(2, 4), half == 0.5, half == Fraction("0.5"), Fraction(4, 2) == 2, half != third)
    print(float(third), int(Fraction(-7, 2)), round(float(half), 2), bool(Fraction(0)), f"{half}")
    print(hash(Fraction(4, 2)) == hash(2), hash(half) == hash(0.5), hash(Fraction(-1, 3)), {half: "h"}[Fraction(2, 4)])
    print(Fraction(math.pi).limit_denominator(1000), Fraction(355, 113).limit_denominator(100), half.as_integer_ratio())
    print(sum([Fraction(1, n) for n in range(1, 11)], Fraction(0)), max(half, third), sorted([half, third, Fraction(2, 5)]))
    cake = [Portion("flour", Fraction(3, 4)), Portion("milk", Fraction(1, 3)), Portion("sugar", Fraction("0.2"))]
    for portion in [p.scaled(Fraction(3, 2)) for p in cake]:
        print(f"{portion.name:>6} {portion.amount}")
    print(solve([[Fraction(2), Fraction(1), Fraction(5)], [Fraction(1), Fraction(-3), Fraction(-1)]]))
    print(continued(Fraction(415, 93)), continued(Fraction(-3, 7)))
    groups: defaultdict[Fraction, list[tuple[int, int]]] = defaultdict(list)
    for a in range(1, 4):
        for b in range(1, 4):
            groups[Fraction(a, b)].append((a, b))
    print({str(k): v for k, v in groups.items() if len(v) > 1})
    for text in ("1/0", "a", "1/", "", "1.5/2"):
        try:
            print(Fraction(text))
        except (ValueError, ZeroDivisionError) as error:
            print(type(error).__name__, error)
    try:
        print(half / 0)
    except ZeroDivisionError as error:
        print(error)


if __name__ == "__main__":
    main()
