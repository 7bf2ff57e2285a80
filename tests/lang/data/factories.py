"""default_factory of dataclasses, of their heirs, of classes with and without __init__, and functions that make them."""

from dataclasses import dataclass, field
from typing import Callable


@dataclass
class Prices:
    of: dict[str, float] = field(default_factory=dict)
    currency: str = "EUR"

    def __post_init__(self) -> None:
        if not self.of:
            self.of = {"a": 3.25, "b": 6.0}


@dataclass
class More(Prices):
    extra: list[int] = field(default_factory=lambda: [1, 2])


class Plain(Prices):
    def total(self) -> float:
        return sum(self.of.values())


class Counter:
    def __init__(self, start: int = 5, step: float = 0.5) -> None:
        self.value = start + step


class Bare:
    kind = "bare"


class Heir(Counter):
    pass


def made() -> Prices:
    return Prices({"z": 1.0}, "CHF")


@dataclass
class Shop:
    prices: Prices = field(default_factory=Prices)
    more: More = field(default_factory=More)
    plain: Plain = field(default_factory=Plain)
    counter: Counter = field(default_factory=Counter)
    heir: Heir = field(default_factory=Heir)
    bare: Bare = field(default_factory=Bare)
    other: Prices = field(default_factory=made)
    names: set[str] = field(default_factory=set)
    table: dict[int, list[str]] = field(default_factory=dict)
    pairs: list[tuple[int, float]] = field(default_factory=list)


def build(make: Callable[[], Prices]) -> Prices:
    return make()


shop, second = Shop(), Shop(names={"n"})
shop.prices.of["c"] = 1.5
shop.table[1] = ["x"]
shop.pairs.append((1, 2.5))
shop.more.extra.append(3)
for one in (shop, second):
    print(one.prices, one.more, one.plain.total(), one.counter.value, one.heir.value, one.bare.kind, one.other)
    print(one.names, one.table, one.pairs, one.plain)
makers: list[Callable[[], Prices]] = [Prices, More, Plain, made]
print([build(make) for make in makers])
with_name: Callable[[dict[str, float], str], Prices] = Prices
print(with_name({"q": 2.0}, "USD"), list(map(Prices, [{"m": 1.0}])))
