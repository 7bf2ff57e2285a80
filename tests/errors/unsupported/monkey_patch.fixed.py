"""A method cannot be replaced while the program runs."""
from typing import Callable


class Greeter:
    def __init__(self, greet: Callable[[], str]) -> None:
        self.greet = greet


def loud() -> str:
    return "HELLO"


greeter = Greeter(loud)
print(greeter.greet())
