"""Lists and functions are no objects of the program: a protocol of the program does not reach their methods."""
from typing import Protocol


class Sized(Protocol):
    def __len__(self) -> int: ...


class Greeter(Protocol):
    def __call__(self, name: str) -> str: ...


def show(thing: Sized) -> None:
    print(len(thing))


def welcome(greeter: Greeter) -> None:
    print(greeter("Ann"))


def hello(name: str) -> str:
    return "hello " + name


show([1, 2, 3])  # error: "a list[int] cannot stand for the protocol Sized"
# help: "only str and classes of the program"
welcome(hello)  # error: "cannot stand for the protocol Greeter"
# help: "only str and classes of the program"
