"""Members of enums in f-strings, format() and %: with widths, and as numbers and texts; a table of orders around them."""

from collections import Counter
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum


class Level(IntEnum):
    LOW = 5
    HIGH = 77


class State(Enum):
    OPEN = 1
    DONE = 2

    def __str__(self) -> str:
        return self.name.lower()


class Kind(Enum):
    BOOK = "b"
    TOY = "t"


class Unit(StrEnum):
    KG = "kg"
    PIECE = "pc"


@dataclass
class Order:
    item: str
    level: Level
    state: State
    kind: Kind
    unit: Unit

    def line(self) -> str:
        return f"{self.item:<8}|{self.level:>4}|{self.state:^8}|{self.kind:>10}|{self.unit:>3}"


orders = [
    Order("pen", Level.LOW, State.OPEN, Kind.TOY, Unit.PIECE),
    Order("atlas", Level.HIGH, State.DONE, Kind.BOOK, Unit.KG),
]
for order in orders:
    print(order.line())
print(f"{Level.LOW:03d} {Level.HIGH:x} {Level.LOW} {Level.HIGH!r} {State.OPEN!r:>20}")
print(format(State.DONE, "*^9"), "{:>6} {}".format(State.OPEN, Kind.BOOK), "%s %s" % (State.OPEN, Unit.KG))
total = 0
for order in orders:
    total += order.level
print(total, Counter(order.state for order in orders), f"{Unit.KG.upper()} {Unit.PIECE + '.'}")
try:
    print(f"{State.OPEN:d}")
except ValueError as error:
    print(error)
