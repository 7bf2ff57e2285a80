"""Generic functions at several types each: scans, merges, partitions, curried functions, Optional chains, keyword-only callbacks."""
from __future__ import annotations

import math
from bisect import bisect_right
from functools import partial, reduce
from itertools import chain, zip_longest
from typing import Callable, Generic, Iterable, Iterator, Sequence, TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")


def scan(f: Callable[[B, A], B], items: Iterable[A], start: B) -> list[B]:
    out = [start]
    for item in items:
        out.append(f(out[-1], item))
    return out


def partition(items: Iterable[A], *tests: Callable[[A], bool]) -> list[list[A]]:
    parts: list[list[A]] = [[] for _ in range(len(tests) + 1)]
    for item in items:
        for i, test in enumerate(tests):
            if test(item):
                parts[i].append(item)
                break
        else:
            parts[-1].append(item)
    return parts


def curry(f: Callable[[A, B], C]) -> Callable[[A], Callable[[B], C]]:
    def first(a: A) -> Callable[[B], C]:
        def second(b: B) -> C:
            return f(a, b)

        return second

    return first


def flip(f: Callable[[A, B], C]) -> Callable[[B, A], C]:
    return lambda b, a: f(a, b)


def merge(left: Sequence[A], right: Sequence[A], *, before: Callable[[A, A], bool]) -> Iterator[A]:
    i = j = 0
    while i < len(left) or j < len(right):
        if j == len(right) or i < len(left) and not before(right[j], left[i]):
            yield left[i]
            i += 1
        else:
            yield right[j]
            j += 1


def sorted_by(items: Sequence[A], before: Callable[[A, A], bool]) -> list[A]:
    if len(items) < 2:
        return list(items)
    half = len(items) // 2
    return list(merge(sorted_by(items[:half], before), sorted_by(items[half:], before), before=before))


def mean(xs: Sequence[A], value: Callable[[A], float], default: A) -> float:
    return sum(map(value, xs)) / len(xs) if xs else value(default)


def maybe(value: A | None, *fs: Callable[[A], A | None], default: A) -> A:
    for f in fs:
        if value is None:
            break
        value = f(value)
    return default if value is None else value


def unzip(pairs: Iterable[tuple[A, B]]) -> tuple[list[A], list[B]]:
    firsts: list[A] = []
    seconds: list[B] = []
    for a, b in pairs:
        firsts += [a]
        seconds += [b]
    return firsts, seconds


def transposed(rows: Sequence[Sequence[A]], fill: A) -> list[list[A]]:
    width = max(map(len, rows), default=0)
    return [[row[c] if c < len(row) else fill for row in rows] for c in range(width)]


class Pipe(Generic[A]):
    def __init__(self, value: A, *trail: str) -> None:
        self.value, self.trail = value, trail

    def then(self, f: Callable[[A], B], name: str = "?") -> Pipe[B]:
        return Pipe(f(self.value), *self.trail, name)

    def __or__(self, f: Callable[[A], A]) -> Pipe[A]:
        return self.then(f, "|")

    def __repr__(self) -> str:
        return f"{'>'.join(self.trail) or 'start'}: {self.value!r}"


def grade(score: float, /, *names: str, limits: Sequence[float] = (50.0, 65.0, 80.0), **bonus: float) -> str:
    total = score + sum(bonus.values())
    return (names or ("F", "C", "B", "A"))[bisect_right([*limits], total)] + "+" * len(bonus)


print(scan(lambda a, b: a + b, [1, 2, 3], 0), scan(lambda s, n: s + str(n), range(3), ">"), scan(lambda x, w: x / 2 + len(w), ["a", "bcd"], 1.0))
print(scan(lambda t, x: (t[1], t[0] + x), [1, 1, 1, 1], (0, 1)), scan(lambda seen, c: seen | {c}, "aba", frozenset[str]())[-1] == {"a", "b"})
print(partition(range(10), lambda n: n % 4 == 0, lambda n: n > 5), partition("Hello World 42".split(), str.isdigit), partition([1.5, -2.0, 0.0], lambda x: x < 0))
def repeat(n: int, text: str) -> str:
    return text * n


print(curry(repeat)(3)("ab"), curry(math.pow)(2.0)(10.0), curry(flip(repeat))("no")(2), flip(lambda a, b: f"{a}{b:.1f}")(1.25, "n"))
print(sorted_by([5, 2, 8, 1, 9, 2], lambda a, b: a < b), sorted_by("pear fig apple kiwi".split(), lambda a, b: len(a) < len(b)), sorted_by([(1, "b"), (0, "z"), (1, "a")], lambda a, b: a[0] > b[0]))
print("".join(merge("acf", "bde", before=lambda a, b: a < b)), list(merge([1.0, 4.0], [], before=lambda a, b: a > b)))
print(mean([1, 2, 4], float, 0), mean((0.5, 1.5), abs, 9.0), mean(list[str](), lambda s: len(s) / 2, "seven"), maybe(9, lambda n: n - 1 if n % 2 else None, lambda n: n * n, default=-1))
print(maybe("ab", lambda s: s[1:] or None, lambda s: s[1:] or None, lambda s: s + "!", default="none"), maybe(None, default=(1, 2)), maybe(2.5, default=0.0))
names, numbers = unzip([("a", 1), ("b", 2)])
print(names, numbers, unzip(enumerate([2.5, None])), unzip(zip([(1, 2)], "x")), transposed(["abc", "d", "ef"], "."), transposed([[1, 2], [3]], 0), transposed([[True], [False, True]], False))
print(Pipe([3, 1, 2]).then(sorted, "sort").then(lambda xs: xs[-1], "last").then(lambda n: f"<{n}>", "show") | str.upper | (lambda s: s * 2))
print(Pipe(2.5).then(int, "int").then(lambda n: [n] * n, "list").then(tuple, "tuple").then(len), Pipe(None), Pipe("x").then(ord).then(lambda n: (n, chr(n + 1))))
print(grade(49.5), grade(49.5, lab=0.5), grade(100.0, *"wxyz"), grade(66.0, limits=(70.0,), a=1.0, b=2.5), list(map(partial(grade, limits=(10.0, 20.0, 30.0)), [5.0, 20.0, 99.0])))
fs: list[Callable[[int], int]] = [abs, lambda n: n + 1, partial(max, 2)]
evens, odds = partition(range(5), lambda n: n % 2 == 0)
print(reduce(lambda acc, f: f(acc), fs, -4), list(chain.from_iterable(zip_longest(evens, odds, fillvalue=-1))))
