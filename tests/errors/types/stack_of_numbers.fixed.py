"""A generic class keeps to the type that it was made for."""
from typing import Generic, TypeVar

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


numbers: Stack[int] = Stack()
numbers.push(int("7"))
text: str = str(numbers.pop())
print(text)
missing = "here"
print(missing)
