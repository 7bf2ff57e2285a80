"""How an object of a class that holds itself is copied, a static type does not tell."""
from copy import deepcopy
from dataclasses import dataclass


@dataclass
class Node:
    value: int
    next: "Node | None" = None


first = Node(1, Node(2))
second = deepcopy(first)  # error: "a Node cannot be copied here"
# help: "write a method"
print(second.value)
