"""A list and a dict of an object, which begin empty, and what is in them must be known."""


class Cart:
    def __init__(self) -> None:
        self.names: list[str] = []
        self.prices: dict[str, int] = {}

    def add(self, name: str, price: int) -> None:
        self.names.append(name)
        self.prices[name] = price

    def shown(self) -> str:
        return ", ".join(self.names) + " " + ", ".join(self.prices.keys())


cart = Cart()
cart.add("nail", 3)
print(cart.names, cart.prices, cart.shown())
