# R1, R13, R14, R18: a handler at every depth: inside, at and outside each barrier; after the stack has grown, has shrunk, or has moved
# into a region. After each the frames that are left go on, and others come in the place of those that are gone.
# args: 400 7
from __future__ import annotations

import sys


class Item:
    def __init__(self, value: int, before: Item | None) -> None:
        self.value = value
        self.before = before


class Back(Exception):
    def __init__(self, value: int) -> None:
        super().__init__(value)
        self.value = value


def churn(n: int) -> int:
    last: Item | None = None
    total = 0
    for value in range(n):
        last = Item(value, last if value % 16 != 0 else None)
        total += last.value
    return total


def down(n: int, handler: int, bottom: int, before: Item | None) -> int:
    mine = Item(n, before)
    if n == bottom:
        raise Back(churn(40) + mine.value)
    if n == handler:
        try:
            return down(n + 1, handler, bottom, mine)
        except Back as error:
            again = error.value + below(60, mine)
            return again + mine.value + (mine.before.value if mine.before is not None else 0)
    return down(n + 1, handler, bottom, mine) + mine.value - n


def below(n: int, before: Item) -> int:
    mine = Item(n, before)
    if n == 0:
        return churn(20)
    return below(n - 1, mine) + mine.value + (before.value if mine.before is before else 10**6)


def main() -> None:
    sys.setrecursionlimit(100_000)
    bottom, step = int(sys.argv[1]), int(sys.argv[2])
    total = 0
    for handler in range(0, bottom, step):
        total += down(0, handler, bottom, None)
        if handler % (3 * step) == 0:
            total += churn(300)
    print(total)


main()
