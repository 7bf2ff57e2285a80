"""Unpacking into wider variables, isinstance with classes that are values, properties of the base, managers around a return."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import Callable, Iterator

NUMBERS = (int, float)
SCALARS = (str, bool)
error: Exception = ValueError("x")
value: object = 1.5
print([k.__name__ for k in (ValueError, KeyError, Exception) if isinstance(error, k)], isinstance(value, NUMBERS))


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def weight(self) -> float:
        return 2.46

    @property
    def title(self) -> str:
        return f"the {self.name}"

    @classmethod
    def owns(cls, other: object) -> bool:
        return isinstance(other, cls)


class Bird(Animal):
    @property
    def weight(self) -> float:
        return round(super().weight, 1)

    @property
    def title(self) -> str:
        return super().title.upper() + "!"


class Owl(Bird):
    @property
    def title(self) -> str:
        above = super().title
        return f"{above} ({len(super().title)})"


print(Bird("b").weight, Bird("b").title, Owl("o").title, Owl("o").weight)


def count(kind: type[Animal], animals: list[Animal]) -> int:
    return sum(1 for animal in animals if isinstance(animal, kind))


farm: list[Animal] = [Animal("a"), Bird("b"), Owl("o"), Bird("c")]
print(count(Animal, farm), count(Bird, farm), count(Owl, farm), Bird.owns(farm[0]), Owl.owns(farm[2]), Animal.owns(3))


def sort_of(one: object) -> str:
    if isinstance(one, NUMBERS):
        return f"number {one + 1}"
    if isinstance(one, SCALARS):
        return "scalar"
    names = [kind.__name__ for kind in KINDS if isinstance(one, kind)]
    return " ".join(names) or "?"


KINDS: list[type] = [list, dict, Animal, Owl, LookupError, tuple]
for each in (1, True, 2.5, "a", None, [1], {"a": 1}, (1, "b"), Owl("o"), Bird("b"), KeyError("k"), OSError(), {1}):
    print(sort_of(each), end="; ")
print()


def caught(kind: type[Exception], text: str) -> bool:
    try:
        json.loads(text)
    except Exception as problem:
        return isinstance(problem, kind)
    return False


print(caught(ValueError, "{"), caught(KeyError, "{"), caught(json.JSONDecodeError, "["), caught(ValueError, "1"))


def first(texts: list[str]) -> None:
    x: int | None = None
    low: float = 0.5
    item: object = None
    pairs = [(len(t), i) for i, t in enumerate(texts)]
    x, i = pairs[0]
    print(x, i)
    low, (x, item) = pairs[1][0] / 2, pairs[1]
    print(low, x, item)
    nested = ((1, "a"), [2])
    (x, item), kept = nested
    print(x, item, kept)


first(["a", "bcd"])


@contextmanager
def session() -> Iterator[int]:
    print("on")
    yield 3
    print("off")


@contextmanager
def guarded() -> Iterator[str]:
    try:
        yield "g"
    finally:
        print("left")


@contextmanager
def swallowing() -> Iterator[None]:
    try:
        yield
    except KeyError as problem:
        print("swallowed", problem)


def use() -> int:
    with session() as n:
        return n


def use_both(act: Callable[[int], int]) -> int:
    with guarded() as text, session() as n:
        if text:
            return act(n)
        raise ValueError(text)


def lookup(table: dict[str, int], key: str) -> int:
    with swallowing():
        return table[key]
    return -1


print(use(), use_both(lambda n: n + 1), lookup({"a": 1}, "a"), lookup({}, "b"))
try:
    print(use_both(lambda n: n // 0))
except ZeroDivisionError as problem:
    print(problem)
manager = session()
with manager as number:
    print(number)
