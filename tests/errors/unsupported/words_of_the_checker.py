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
    count: int  # error: ""count" cannot be a field of a NamedTuple"
    # help: "a method of every tuple"


class Sink(Protocol):
    def show(self, text: str) -> int: ...


class Quiet:
    def show(self, text: str) -> None:
        pass


def emit(sink: Sink) -> None:
    sink.show("x")


@cache
def double(n: int) -> int:
    return n * 2


def apply(f: Callable[int, int], x: int) -> int:  # error: "the first argument to Callable"
    # help: "Callable[[int], int]"
    return f(x)


def first(value: object) -> int:
    if isinstance(value, list[int]):  # error: "parameterized generics cannot be used"
        # help: "isinstance(value, list)"
        return 1
    return 0


cards = [Card(3), Card(1)]
print([card.rank for card in sorted(cards)])  # error: "sorted() needs an order, and "Card" has none"
# help: "key=lambda value: value.rank"
print(sum(cards).rank)  # error: "argument 1 to "sum""
# help: "what the sum begins with"
emit(Quiet())  # error: "argument 1 to "emit""
# help: "write in Quiet: def show(self, text: str) -> int"
if cards[0].high:  # error: ""high" is a function here"
    # help: "call it: cards[0].high()"
    print("high")
try:
    print(double(int("1")))
except ValueError as error:
    print("bad")
print(error)  # error: ""error" has no value any more"
# help: "kept = error"
print(double.cache_info())  # error: "has no attribute "cache_info""
# help: "keep a dict of your own"
