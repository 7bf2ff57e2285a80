"""Classes that derive from Iterator, Iterable, Collection, Container and Sized: looped over, listed, asked, and given where any will do."""
from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Container, Hashable, Iterable, Iterator, Sized
from dataclasses import dataclass
from typing import Generic, TypeVar
import typing

T = TypeVar("T")
K = TypeVar("K")


class Up(Iterator[int]):
    """Its __iter__ is that of Iterator."""

    def __init__(self, end: int) -> None:
        super().__init__()
        self.end = end
        self.at = 0

    def __next__(self) -> int:
        if self.at >= self.end:
            raise StopIteration
        self.at += 1
        return self.at


class UpTwice(Up):
    def __next__(self) -> int:
        return 2 * super().__next__()


class Layers(Iterator[set[T]]):
    def __init__(self, before: dict[T, set[T]]) -> None:
        self.before = before

    def __next__(self) -> set[T]:
        ready = {item for item, needed in self.before.items() if not needed}
        if not ready:
            raise StopIteration
        self.before = {item: needed - ready for item, needed in self.before.items() if item not in ready}
        return ready


class Pairs(typing.Iterator[tuple[K, int]], Generic[K]):
    def __init__(self, items: list[K]) -> None:
        self.items = items
        self.at = -1

    def __iter__(self) -> Pairs[K]:
        self.at = -1
        return self

    def __next__(self) -> tuple[K, int]:
        self.at += 1
        if self.at == len(self.items):
            raise StopIteration()
        return self.items[self.at], self.at


class Tree(Iterable[str]):
    def __init__(self, name: str, *below: Tree) -> None:
        self.name = name
        self.below = below

    def __iter__(self) -> Iterator[str]:
        yield self.name
        for tree in self.below:
            yield from tree


@dataclass
class Deck(Collection[int]):
    cards: list[int]

    def __iter__(self) -> Iterator[int]:
        return iter(self.cards)

    def __len__(self) -> int:
        return len(self.cards)

    def __contains__(self, card: object) -> bool:
        return card in self.cards


class Stock(Container[str], Sized, ABC):
    @abstractmethod
    def words(self) -> list[str]: ...

    def __len__(self) -> int:
        return len(self.words())

    def __contains__(self, word: object) -> bool:
        return word in self.words()


class Shelf(Stock):
    def words(self) -> list[str]:
        return ["milk", "tea"]


class Tag(Hashable):
    def __init__(self, text: str) -> None:
        self.text = text

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tag) and other.text == self.text


def first(items: Iterator[T]) -> T:
    return next(items)


def total(items: Iterable[int]) -> int:
    return sum(items)


def both(items: Collection[int], more: Sized) -> int:
    return len(items) + len(more)


def known(words: list[str], where: Container[str]) -> list[str]:
    return [word for word in words if word in where]


up = Up(4)
print(next(up), list(up), next(up, -1), sum(Up(4)), max(Up(3)), sorted(Up(3), reverse=True), 2 in Up(3), iter(up) is up)
for number in Up(2):
    print(number, end=" ")
print([a + b for a, b in zip(Up(3), UpTwice(5))], list(map(str, UpTwice(2))), dict(enumerate(Up(2))), *UpTwice(2))
print([sorted(layer) for layer in Layers({"a": {"b"}, "b": set(), "c": {"a", "b"}})], list(Layers({1: {2}, 2: set()})))
for name, place in Pairs(["x", "y"]):
    print(name, place, end=" ")
pairs = Pairs([1.5])
print(list(pairs), list(pairs), first(pairs.__iter__()))
print(first(Up(3)), first(Layers({3: set()})), total(Up(4)), total(UpTwice(4)), total(Deck([5, 6])))
tree = Tree("root", Tree("left", Tree("leaf")), Tree("right"))
print(list(tree), " ".join(tree), "leaf" in tree, "x" in tree, max(tree, key=len), len(set(tree)))
deck = Deck([3, 1, 2])
print(deck, len(deck), 3 in deck, 9 in deck, sorted(deck), both(deck, Shelf()), both([1], {2}), bool(Deck([])), [*deck, *Up(2)])
print(known(["tea", "salt"], Shelf()), known(["tea"], ["tea"]), {Tag("a"): 1}[Tag("a")], len({Tag("a"), Tag("a")}))
a, b, *rest = Up(4)
print(a, b, rest)
try:
    next(Up(0))
except StopIteration:
    print("none")
try:
    first(Up(0))
except StopIteration:
    print("none")


def chained(*sources: Iterator[int]) -> Iterator[int]:
    for source in sources:
        yield from source


print(list(chained(Up(2), UpTwice(2), iter([7]))))
