"""Ten mistakes of everyday code, all of them shown by one run."""
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Item:
    name: str
    price: int
    tags: list[str] = field(default_factory=list)


class Shop:
    def __init__(self, city: str) -> None:
        self.city = city
        self.items = []

    def add(self, item: Item, amount: int = 1) -> None:
        for _ in range(amount):
            self.items.append(item)

    def find(self, name: str) -> Item | None:
        for item in self.items:
            if item.name == name:
                return item
        return None

    def count(self, names) -> int:
        return len([item for item in self.items if item.name in names])

    def raised(self, percent) -> int:  # error: "parameter "percent" needs a type annotation"
        # help: "write percent: int"
        return sum(item.price for item in self.items) * percent // 100


def report(shop: Shop) -> str:
    if shop.items:
        return shop.city + ": " + str(len(shop.items))


nail = Item("nail", "3")  # error: "argument 2 to "Item" has incompatible type "str"; expected "int""
# help: "int("
shop = Shop("Bonn", 53111)  # error: "too many arguments for "Shop""
shop.add(nail, ammount=2)  # error: "unexpected keyword argument "ammount""
# help: "did you mean "amount"?"
nail.price = 4  # error: "property "price" defined in "Item" is read-only"
print(shop.count("nail").price)  # error: "has no attribute "price""
print(shop.citty)  # error: "has no attribute "citty""
# help: "city"
print("items: " + shop.count(["nail"]))  # error: "unsupported operand types for +"
# help: "str(number)"
if shop.count(["nail"]) is 2:  # error: ""is" on int"
    # help: "=="
    print(report(shop))
