"""How an object of a class that holds itself is copied, a static type does not tell."""
from dataclasses import dataclass


@dataclass
class Node:
    value: int
    next: "Node | None" = None

    def copy(self) -> "Node":
        return Node(self.value, None if self.next is None else self.next.copy())


first = Node(1, Node(2))
second = first.copy()
print(second.value)
