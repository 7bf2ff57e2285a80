"""`in` where the class of the container is known at run time only: whatever is asked of it."""
from __future__ import annotations

from collections import ChainMap, Counter, deque
from collections.abc import Collection, Container, Iterator
from enum import Enum
from typing import Generic, TypeVar

T = TypeVar("T")


class Color(Enum):
    RED = 1
    BLUE = 2


class Anything:
    def __contains__(self, item: object) -> bool:
        return item == "yes"


class Box(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items

    def __contains__(self, item: T) -> bool:
        return item in self.items


class Bag:
    def __init__(self, *words: str) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word.lower() in self.words


def asked(where: Container[object], *items: object) -> list[bool]:
    return [item in where for item in items]


def count(words: Collection[str], wanted: list[str]) -> int:
    return sum(word in words for word in wanted) + len(words)


print(asked([1, 2, 3], 2, 2.0, True, "2", None, 7), asked([1.5, 2.0], 2, 1.5, "x"), asked(["a", None], None, "a", 3))
print(asked({1, 2}, 1, 2.0, "x"), asked(frozenset("ab"), "a", 5), asked({1: "x"}, 1, True, "x"), asked({"k": 2}.keys(), "k", 2))
print(asked({"k": 2}.items(), ("k", 2), ("k", 3), "k"), asked({"k": 2}.values(), 2, 3), asked((1, "x"), "x", 1.0, 9))
print(asked(range(5), 4, 5, 2.0, "x"), asked(deque([1, 2]), 1, 9), asked(Counter("aab"), "a", "z", 2), asked(ChainMap({"a": 1}), "a", 1))
print(asked(Anything(), "yes", 1), asked(Box([1, 2]), 1, 5), asked(Box(["a"]), "a", "b"))
print(count(Bag("a", "b"), ["A", "b", "c"]), count(["a"], ["a"]), count({"x": 1}.keys(), ["x", "y"]), count({"q"}, ["q"]))
print(asked([Color.RED, Color.BLUE], Color.RED, 1), asked([(1, 2), (3, 4)], (1, 2), (1, 3)))
