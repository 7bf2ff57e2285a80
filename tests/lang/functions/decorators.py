"""Decorators: caches, registration, wrappers with and without arguments."""

from functools import cache, lru_cache, wraps
from typing import Callable, TypeVar

T = TypeVar("T")
R = TypeVar("R")


@cache
def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@lru_cache(maxsize=None)
def paths(r: int, c: int = 0) -> int:
    print("compute", r, c)
    if r == 0 or c == 0:
        return 1
    return paths(r - 1, c) + paths(r, c - 1)


@lru_cache
def name(s: str) -> str:
    print("once", s)
    return s.upper()


def logged(f: Callable[[int], int]) -> Callable[[int], int]:
    @wraps(f)
    def wrapper(n: int) -> int:
        print("call", n)
        return f(n) + 1000

    return wrapper


def twice(f: Callable[[T], T]) -> Callable[[T], T]:
    return lambda x: f(f(x))


def repeat(times: int) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    def decorate(f: Callable[[str], str]) -> Callable[[str], str]:
        def inner(s: str) -> str:
            for _ in range(times):
                s = f(s)
            return s

        return inner

    return decorate


@logged
def square(n: int) -> int:
    return n * n


@twice
def halve(x: float) -> float:
    return x / 2


@repeat(3)
def star(s: str) -> str:
    return s + "*"


registry: list[Callable[[], str]] = []


def register(f: Callable[[], str]) -> Callable[[], str]:
    registry.append(f)
    return f


@register
def hello() -> str:
    return "hello"


@register
def bye() -> str:
    return "bye"


class Grid:
    def __init__(self, n: int) -> None:
        self.n = n

    @cache
    def cost(self, x: int) -> int:
        print("cost", x)
        return self.n * x


def solve(weights: list[int], limit: int) -> int:
    @cache
    def best(i: int, left: int) -> int:
        if i == len(weights):
            return 0
        skip = best(i + 1, left)
        if weights[i] <= left:
            return max(skip, weights[i] + best(i + 1, left - weights[i]))
        return skip

    return best(0, limit)


def main() -> None:
    print(fib(80), paths(2, 2), paths(2, 2))
    print(name("a"), name("a"))
    print(square(3), halve(8.0), star("x"))
    print([f() for f in registry], hello())
    g = Grid(3)
    print(g.cost(2), g.cost(2))
    print(solve([3, 5, 7, 11, 13], 20))


main()
