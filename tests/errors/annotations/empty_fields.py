"""A list and a dict of an object, which begin empty."""


class Cart:
    def __init__(self) -> None:
        self.names = []  # error: "need type annotation for "names""
        # help: "names: list[int] ="
        self.prices = {}  # error: "need type annotation for "prices""
        # help: "prices: dict[str, int] ="

    def add(self, name: str, price: int) -> None:
        self.names.append(name)
        self.prices[name] = price


cart = Cart()
cart.add("nail", 3)
print(cart.names, cart.prices)
