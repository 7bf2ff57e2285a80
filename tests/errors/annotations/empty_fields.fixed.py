"""A list and a dict of an object, which begin empty."""


class Cart:
    def __init__(self) -> None:
        self.names: list[str] = []
        self.prices: dict[str, int] = {}

    def add(self, name: str, price: int) -> None:
        self.names.append(name)
        self.prices[name] = price


cart = Cart()
cart.add("nail", 3)
print(cart.names, cart.prices)
