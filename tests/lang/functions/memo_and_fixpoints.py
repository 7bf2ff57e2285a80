"""Memo tables in closures, a keyed cache decorator, fixpoints, late and early binding of loop variables, partials."""
from __future__ import annotations

from functools import lru_cache, partial, reduce, wraps
from typing import Callable, Hashable, TypeVar

A = TypeVar("A")
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


def keyed(name: str, key: Callable[[str], str]) -> Callable[[Callable[[str], int]], Callable[[str], int]]:
    def decorate(f: Callable[[str], int]) -> Callable[[str], int]:
        known: dict[str, int] = {}

        @wraps(f)
        def wrapper(text: str) -> int:
            if (k := key(text)) not in known:
                known[k] = f(text)
                print(f"  {name}({text!r}) computed as {k!r}")
            return known[k]

        return wrapper

    return decorate


@keyed("vowels", str.casefold)
def vowels(text: str) -> int:
    return sum(c in "aeiou" for c in text.lower())


@keyed("inversions", lambda text: "".join(sorted(text)))
def inversions(text: str) -> int:
    return sum(a > b for i, a in enumerate(text) for b in text[i + 1 :])


def memo(f: Callable[[Callable[[K], V], K], V]) -> Callable[[K], V]:
    """Ties the knot: f gets the memoized version of itself."""
    table: dict[K, V] = {}

    def self_(k: K) -> V:
        try:
            return table[k]
        except KeyError:
            return table.setdefault(k, f(self_, k))

    return self_


def fixpoint(step: Callable[[A], A], start: A, limit: int = 1000) -> tuple[A, int]:
    for n in range(limit):
        if (after := step(start)) == start:
            return start, n
        start = after
    raise RuntimeError(f"no fixpoint within {limit}")


def compose(*fs: Callable[[int], int]) -> Callable[[int], int]:
    def apply(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
        return lambda x: g(f(x))

    identity: Callable[[int], int] = lambda x: x
    return reduce(apply, fs, identity)


@lru_cache(maxsize=None)
def partitions(n: int, largest: int) -> int:
    if n == 0:
        return 1
    return sum(partitions(n - k, k) for k in range(1, min(n, largest) + 1))


def clamp(low: int, high: int, x: int) -> int:
    return max(low, min(high, x))


def bound_early() -> list[Callable[[int], int]]:
    early: list[Callable[[int], int]] = []
    for step in range(1, 4):

        def bound(x: int, by: int = step) -> int:
            return x * by

        early.append(bound)
    return early


collatz: Callable[[int], int] = memo(lambda rec, n: 0 if n == 1 else 1 + rec(3 * n + 1 if n % 2 else n // 2))
paths: Callable[[tuple[int, int]], int] = memo(lambda rec, at: 1 if 0 in at else rec((at[0] - 1, at[1])) + rec((at[0], at[1] - 1)))

print([vowels(w) for w in ("Queue", "QUEUE", "sky", "queue")], [inversions(w) for w in ("cab", "abc", "ba", "ab", "zyx")])
print([collatz(n) for n in (1, 7, 27, 97, 871)], max(range(1, 300), key=collatz), paths((6, 6)), paths((16, 14)))
print([partitions(n, n) for n in range(12)], partitions(60, 60), partitions(n=10, largest=3))

graph = {1: {2, 3}, 2: {4}, 3: {4, 5}, 4: set[int](), 5: {6}, 6: {5}}
print(fixpoint(lambda seen: seen | {m for n in seen for m in graph[n]}, frozenset({2})), fixpoint(lambda seen: seen | {m for n in seen for m in graph[n]}, frozenset({3})))
print(fixpoint(lambda x: (x + 2.0 / x) / 2.0, 1.0), fixpoint(lambda s: s.replace("ab", "b"), "aaabab"), fixpoint(lambda xs: [min(xs[max(i - 1, 0) : i + 1]) for i in range(len(xs))], [5, 2, 7, 1, 9]))
try:
    fixpoint(lambda n: (n * 5 + 1) % 16, 0, limit=40)
except RuntimeError as error:
    print(error)

late: list[Callable[[int], int]] = []
for step in range(1, 4):
    late.append(lambda x: x * step)
by: Callable[[int], Callable[[int], int]] = lambda s: lambda x: x * s
made = [by(step) for step in range(1, 4)]
adders: list[Callable[[int], int]] = [lambda x: x + step for step in range(3)]
print([f(10) for f in late], [f(10) for f in bound_early()], [f(10) for f in made], [f(10) for f in adders])
early = bound_early()
step = 7
print([f(10) for f in late], compose(*early, *late)(1), compose()(5), compose(partial(clamp, 0, 9), abs, lambda x: -x)(-44))
print(list(map(partial(clamp, -2, 2), range(-4, 5, 2))), partial(clamp, 3, 6)(10))
