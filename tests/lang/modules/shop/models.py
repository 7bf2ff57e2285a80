from __future__ import annotations

from dataclasses import dataclass

import prices

print("models is loading", __name__)


@dataclass
class Item:
    name: str
    weight: float


class Order:
    def __init__(self, customer: str, lines: list[tuple[str, int]]) -> None:
        self.customer = customer
        self.lines = lines

    def total(self, table: dict[str, int]) -> int:
        net = sum([table[name] * count for name, count in self.lines])
        return prices.with_vat(prices.discount(net) if net > 2000 else net)


def total_weight(items: list[Item]) -> float:
    return round(sum([item.weight for item in items]), 3)
