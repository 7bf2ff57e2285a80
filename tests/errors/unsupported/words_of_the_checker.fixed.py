"""Mistakes for which the type checker's own words say nothing to a user, or that it reports twice."""
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol


class Card:
    def __init__(self, rank: int) -> None:
        self.rank = rank

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Card) and self.rank == other.rank

    def __add__(self, other: "Card") -> "Card":
        return Card(self.rank + other.rank)

    def high(self) -> bool:
        return self.rank > 10


class Pair(NamedTuple):
    amount: int


class Sink(Protocol):
    def show(self, text: str) -> int: ...


class Quiet:
    def show(self, text: str) -> int:
        return len(text)


def emit(sink: Sink) -> None:
    sink.show("x")


@cache
def double(n: int) -> int:
    return n * 2


def apply(f: Callable[[int], int], x: int) -> int:
    return f(x)


def first(value: object) -> int:
    if isinstance(value, list):
        return 1
    return 0


cards = [Card(3), Card(1)]
print([card.rank for card in sorted(cards, key=lambda card: card.rank)])
print(sum(cards, Card(0)).rank)
emit(Quiet())
if cards[0].high():
    print("high")
kept = ""
try:
    print(double(int("1")))
except ValueError as error:
    kept = str(error)
print(kept)
