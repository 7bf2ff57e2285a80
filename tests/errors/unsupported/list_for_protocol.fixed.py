"""Lists and functions are no objects of the program: a protocol of the program does not reach their methods."""
from typing import Protocol


class Sized(Protocol):
    def __len__(self) -> int: ...


class Greeter(Protocol):
    def __call__(self, name: str) -> str: ...


class Row:
    def __init__(self, items: list[int]) -> None:
        self.items = items

    def __len__(self) -> int:
        return len(self.items)


class Hello:
    def __call__(self, name: str) -> str:
        return "hello " + name


def show(thing: Sized) -> None:
    print(len(thing))


def welcome(greeter: Greeter) -> None:
    print(greeter("Ann"))


show(Row([1, 2, 3]))
welcome(Hello())
