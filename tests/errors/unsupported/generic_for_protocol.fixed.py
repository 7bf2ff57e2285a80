"""A protocol of the program does not reach the methods of a generic class."""
from typing import Protocol


class Measured(Protocol):
    def size(self) -> int: ...


class Box:
    def __init__(self, content: int) -> None:
        self.content = content

    def size(self) -> int:
        return 1


def show(one: Measured) -> None:
    print(one.size())


show(Box(1))
