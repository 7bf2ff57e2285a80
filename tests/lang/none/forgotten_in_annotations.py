"""Annotations that forget None: fields, results, parameters, and functions that end without a return."""

from dataclasses import dataclass
from typing import Optional


@dataclass
class Tree:
    value: int
    left: "Tree" = None
    right: "Tree" = None


def insert(t: Tree, v: int) -> Tree:
    if t is None:
        return Tree(v)
    if v < t.value:
        t.left = insert(t.left, v)
    else:
        t.right = insert(t.right, v)
    return t


def find(t: Tree, v: int) -> Tree:
    while t is not None and t.value != v:
        t = t.left if v < t.value else t.right
    return t


def lookup(d: dict[str, int], k: str) -> int:
    return d.get(k)


def first_even(xs: list[int]) -> int:
    for x in xs:
        if x % 2 == 0:
            return x


def maybe(x: int) -> Optional[str]:
    if x > 3:
        return "big"


class Animal:
    def sound(self) -> str:
        return None

    def name(self) -> str:
        return "x"


class Cat(Animal):
    def sound(self) -> str:
        return "meow"


root = None
for v in [5, 2, 8, 1]:
    root = insert(root, v)
print(find(root, 8).value, find(root, 7))
print(lookup({"a": 1}, "a"), lookup({"a": 1}, "b"))
print(first_even([1, 4]), first_even([1]))
print(maybe(2), maybe(4))
for a in (Animal(), Cat()):
    print(a.sound())
try:
    print(find(root, 7).value)
except AttributeError as e:
    print(e)
try:
    print(lookup({}, "b") + 1)
except TypeError as e:
    print(e)


class Part:
    def __init__(self) -> None:
        self._parent: "Part" = None

    @property
    def parent(self) -> "Part":
        return self._parent

    @parent.setter
    def parent(self, parent: "Part") -> None:
        self._parent = parent


part = Part()
part.parent = Part()
print(part.parent is None)
part.parent = None
print(part.parent is None)
