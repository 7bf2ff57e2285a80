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
numbers.push("7")  # error: "argument 1 to "push" of "Stack" has incompatible type "str"; expected "int""
# help: "int("
text: str = numbers.pop()  # error: "expression has type "int", variable has type "str""
# help: "str("
print(text)
print(missing)  # error: "name "missing" is not defined"
