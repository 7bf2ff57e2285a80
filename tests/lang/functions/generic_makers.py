"""Functions and classes that make containers, given on inside of generic functions."""

from collections import defaultdict
from typing import Callable, TypeVar

K = TypeVar("K")


def g(k: K) -> list[K]:
    d: defaultdict[int, list[K]] = defaultdict(list)
    d[0].append(k)
    s: defaultdict[int, set[K]] = defaultdict(set)
    s[0].add(k)
    return d[0] + list(s[0])


def fresh(x: K) -> list[K]:
    return [x, x]


def use(make: Callable[[K], list[K]], x: K) -> list[K]:
    return make(x)


def both(x: K, y: K) -> list[K]:
    make: Callable[[K], list[K]] = fresh
    xs = make(x)
    xs.append(y)
    return use(fresh, x) + xs


def empty() -> list[K]:
    return []


def with_maker(make: Callable[[], list[K]], x: K) -> list[K]:
    xs = make()
    xs.append(x)
    return xs


def grow(x: K) -> list[K]:
    return with_maker(list, x) + with_maker(empty, x)


print(g("a"), g(1), g(2.5))
print(both("a", "b"), both(1, 2), both(1.5, 2.5))
print(grow("a"), grow(1), grow(2.5))
