"""Protocols of a program, and those of typing as parameters."""

from __future__ import annotations
from typing import Protocol, TypeVar, Sequence, Iterable, Mapping, Callable, Collection
from abc import ABC, abstractmethod


class HasArea(Protocol):
    name: str

    def area(self) -> float: ...


class Square:
    def __init__(self, s: float) -> None:
        self.s = s
        self.name = "square"

    def area(self) -> float:
        return self.s * self.s


class Circle:
    def __init__(self, r: float) -> None:
        self.r = r
        self.name = "circle"

    def area(self) -> float:
        return 3.0 * self.r * self.r


class Visitor(Protocol):
    def visit(self, n: int, /) -> str: ...


class Even:
    def visit(self, n: int, /) -> str:
        return "even" if n % 2 == 0 else "odd"


class Big:
    def __init__(self, limit: int) -> None:
        self.limit = limit

    def visit(self, n: int, /) -> str:
        return "big" if n > self.limit else "small"


class Comparable(Protocol):
    def __lt__(self, other: "Comparable", /) -> bool: ...


def total(shapes: Iterable[HasArea]) -> float:
    t = 0.0
    for s in shapes:
        t += s.area()
    return t


def describe(s: HasArea) -> str:
    return s.name + " " + str(s.area())


def run(v: Visitor, xs: Sequence[int]) -> list[str]:
    return [v.visit(x) for x in xs]


def mean(xs: Sequence[float]) -> float:
    return sum(xs) / len(xs)


def ends(xs: Sequence[int]) -> tuple[int, int]:
    return xs[0], xs[-1]


def show(m: Mapping[str, int]) -> str:
    return ", ".join(f"{k}={v}" for k, v in m.items())


def count(xs: Collection[str]) -> int:
    return len(xs) + (1 if "a" in xs else 0)


def main() -> None:
    print(total([Square(2.0), Circle(1.0)]))
    print(describe(Square(1.0)), describe(Circle(2.0)))
    print(run(Even(), [1, 2]), run(Big(5), (3, 9)), run(Even(), range(3)))
    print(mean([1.0, 2.0]), mean((3.0, 5.0)))
    print(ends([4, 5, 6]), ends((7, 8)), ends(range(10)))
    print(show({"a": 1, "b": 2}))
    print(count(["a", "b"]), count({"x"}), count(("a",)), count({"k": 1}))
    try:
        ends([])
    except IndexError as e:
        print(e)


main()
