"""Attributes of what may be anything; methods for == that do not say what they take."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class Node:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.pos = (x, y)

    def __eq__(self, other):  # type: ignore
        return self.pos == other.pos

    def __lt__(self, other) -> bool:  # type: ignore
        return self.x < other.x


class Tagged(Node):
    kind = "tagged"

    def __init__(self, x: int, y: int, tag: str) -> None:
        super().__init__(x, y)
        self.tag = tag

    @property
    def label(self) -> str:
        return f"<{self.tag}>"


@dataclass
class Plain:
    x: float
    tag: list[int]
    kind: int = 3


class Color(Enum):
    RED = 1


def show(value: Any) -> str:
    parts = []
    try:
        parts.append(str(value.x))
        parts.append(str(value.tag))
        parts.append(str(value.kind))
        parts.append(value.label)
    except AttributeError as error:
        parts.append(str(error))
    return ", ".join(parts)


def total(values: list[Any]) -> float:
    result = 0.0
    for value in values:
        result += value.x * 2
    return result


nodes = [Node(3, 1), Tagged(1, 2, "t"), Node(2, 2)]
print([n.x for n in sorted(nodes)], nodes[0] == Node(3, 1), nodes[0] == nodes[1], Tagged(1, 2, "u") == nodes[1])
try:
    print(nodes[0] == "text")
except AttributeError as error:
    print(error)
for one in (*nodes, Plain(2.5, [1]), "text", 3, None, Color.RED):
    print(show(one))
print(total([*nodes, Plain(0.5, [])]), nodes.index(Node(2, 2)), Node(1, 2) in nodes)
