"""A protocol of the program does not reach the methods of a generic class."""
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")


class Measured(Protocol):
    def size(self) -> int: ...


class Box(Generic[T]):
    def __init__(self, content: T) -> None:
        self.content = content

    def size(self) -> int:
        return 1


def show(one: Measured) -> None:
    print(one.size())


show(Box(1))  # error: "protocol"
# help: "type parameters"
