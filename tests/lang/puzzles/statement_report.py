"""A bank statement: regular expressions, dataclasses, grouping, sorting with keys, formatted columns, running totals."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, groupby
from typing import ClassVar, Iterable, Iterator

TEXT = """
2024-01-03  Rent January        -850.00  housing
2024-01-05  Salary             +2400.50  income
2024-01-09  Groceries, market    -64.20  food
2024-01-09  Bus ticket            -2.80  travel
# a remark in between
2024-02-01  Rent February       -850.00  housing
2024-02-02  Book: "Snakes"       -19.99  leisure
2024-02-04  Groceries            -71.05  food
bad line
2024-02-30  Impossible            -1.00  food
"""


class Malformed(Exception):
    def __init__(self, number: int, line: str, why: str) -> None:
        super().__init__(f"line {number}: {why}: {line!r}")
        self.number = number


@dataclass(frozen=True, order=True)
class Entry:
    day: date
    cents: int
    label: str = field(compare=False)
    kind: str = field(compare=False, default="other")

    PATTERN: ClassVar[re.Pattern[str]] = re.compile(r"(\d{4})-(\d\d)-(\d\d)\s+(.+?)\s+([+-]\d+)\.(\d\d)\s+(\w+)$")

    @classmethod
    def parsed(cls, number: int, line: str) -> Entry:
        found = cls.PATTERN.match(line)
        if found is None:
            raise Malformed(number, line, "no entry")
        year, month, day, label, whole, rest, kind = found.groups()
        try:
            when = date(int(year), int(month), int(day))
        except ValueError as error:
            raise Malformed(number, line, str(error)) from error
        sign = -1 if whole.startswith("-") else 1
        return cls(when, sign * (abs(int(whole)) * 100 + int(rest)), label, kind)


def entries(text: str, problems: list[str]) -> Iterator[Entry]:
    for number, line in enumerate(text.strip().splitlines(), 1):
        if line.startswith("#"):
            continue
        try:
            yield Entry.parsed(number, line)
        except Malformed as error:
            problems.append(f"{error} (cause: {type(error.__cause__).__name__})")


def money(cents: int) -> str:
    return f"{cents // 100 if cents >= 0 else -(-cents // 100):,}.{abs(cents) % 100:02d}"


def by_month(listed: Iterable[Entry]) -> dict[tuple[int, int], list[Entry]]:
    months: dict[tuple[int, int], list[Entry]] = {}
    for key, group in groupby(sorted(listed), key=lambda e: (e.day.year, e.day.month)):
        months[key] = list(group)
    return months


problems: list[str] = []
everything = list(entries(TEXT, problems))
print(*problems, sep="\n")
for (year, month), listed in by_month(everything).items():
    print(f"{year}-{month:02d}: {len(listed)} entries, {money(sum(e.cents for e in listed)):>10}")
    for entry, total in zip(listed, accumulate(e.cents for e in listed)):
        print(f"  {entry.day:%d.%m.} {entry.label:<20.18}{money(entry.cents):>10} {money(total):>10}")
totals: defaultdict[str, int] = defaultdict(int)
for entry in everything:
    totals[entry.kind] += entry.cents
for kind, cents in sorted(totals.items(), key=lambda pair: (pair[1], pair[0])):
    print(f"{kind:.<12}{money(cents):.>12}")
longest = max(everything, key=lambda e: len(e.label))
print(longest.label.upper(), max(everything).day - min(everything).day, min(everything).day + timedelta(weeks=1))
print(min(everything) < max(everything), everything[2] == Entry(date(2024, 1, 9), -6420, "other name"))
