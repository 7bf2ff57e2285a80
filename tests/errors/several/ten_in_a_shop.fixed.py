"""Ten mistakes of everyday code, all of them shown by one run."""
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Item:
    name: str
    price: int
    tags: list[str] = field(default_factory=list)


class Shop:
    def __init__(self, city: str) -> None:
        self.city = city
        self.items: list[Item] = []

    def add(self, item: Item, amount: int = 1) -> None:
        for _ in range(amount):
            self.items.append(item)

    def find(self, name: str) -> Item | None:
        for item in self.items:
            if item.name == name:
                return item
        return None

    def count(self, names: list[str]) -> int:
        return len([item for item in self.items if item.name in names])

    def raised(self, percent: int) -> int:
        return sum(item.price for item in self.items) * percent // 100


def report(shop: Shop) -> str:
    if shop.items:
        return shop.city + ": " + str(len(shop.items))
    return shop.city + ": nothing"


nail = Item("nail", int("3"))
shop = Shop("Bonn")
shop.add(nail, amount=2)
nail = replace(nail, price=4)
found = shop.find("nail")
if found is not None:
    print(found.price, nail.price)
print(shop.city)
print("items: " + str(shop.count(["nail"])))
if shop.count(["nail"]) == 2:
    print(report(shop))
