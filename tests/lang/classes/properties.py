"""Properties: read, set, augmented, overridden, abstract, narrowed, in unions and dataclasses, and what they raise."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field


class Celsius:
    def __init__(self, degrees: float) -> None:
        self.reads = 0
        self._degrees = 0.0
        self.degrees = degrees

    @property
    def degrees(self) -> float:
        self.reads += 1
        return self._degrees

    @degrees.setter
    def degrees(self, value: float) -> None:
        if value < -273.15:
            raise ValueError(f"{value} is below absolute zero")
        self._degrees = value

    @property
    def fahrenheit(self) -> float:
        """A property of a property."""
        return self.degrees * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value: float) -> None:
        self.degrees = (value - 32) * 5 / 9


class Shape(ABC):
    @property
    @abstractmethod
    def area(self) -> float: ...

    @property
    def name(self) -> str:
        return "shape"

    def describe(self) -> str:
        return f"{self.name} of area {self.area:.2f}"


class Square(Shape):
    def __init__(self, side: float) -> None:
        self.side = side

    @property
    def area(self) -> float:
        return self.side * self.side

    @property
    def name(self) -> str:
        return "square"


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        self.radius = radius

    @property
    def area(self) -> float:
        return 3.0 * self.radius**2


class Tilted(Square):
    @property
    def name(self) -> str:
        return f"tilted {self.side:.0f}"


class Box:
    def __init__(self, item: int) -> None:
        self._item = item
        self.changes = 0

    @property
    def item(self) -> int:
        return self._item

    @item.setter
    def item(self, value: int) -> None:
        self._item = value
        self.changes += 1


class Node:
    def __init__(self, value: int, after: Node | None = None) -> None:
        self.value = value
        self._after = after

    @property
    def after(self) -> Node | None:
        return self._after

    @after.setter
    def after(self, node: Node | None) -> None:
        self._after = node

    @property
    def last(self) -> Node:
        return self if self.after is None else self.after.last

    @property
    def double(self) -> Callable[[int], int]:
        return lambda n: n * self.value


@dataclass
class Account:
    owner: str
    _entries: list[int] = field(default_factory=list)

    @property
    def entries(self) -> list[int]:
        return self._entries

    @entries.setter
    def entries(self, value: list[int]) -> None:
        self._entries = sorted(value)

    @property
    def balance(self) -> int:
        return sum(self._entries)


class Dog:
    @property
    def sound(self) -> str:
        return "wuff"


class Cat:
    @property
    def sound(self) -> str:
        return "miau"


def loudest(animals: list[Dog | Cat]) -> str:
    return "! ".join(animal.sound.upper() for animal in animals)


calls: list[str] = []


def found(cell: Box) -> Box:
    calls.append("found")
    return cell


def temperature() -> None:
    t = Celsius(20.0)
    print(t.degrees, t.fahrenheit)
    t.fahrenheit = 212.0
    print(t.degrees, t.reads)
    t.degrees += 1.5
    t.degrees *= 2
    print(t.degrees)
    try:
        t.degrees = -300.0
    except ValueError as error:
        print("refused:", error)
    try:
        t.degrees -= 1000.0
    except ValueError as error:
        print("refused:", error)
    try:
        Celsius(-500.0)
    except ValueError as error:
        print("refused:", error)
    print(t.degrees)


def shapes() -> None:
    all_of: list[Shape] = [Square(2.0), Circle(1.5), Tilted(3.0)]
    for shape in all_of:
        print(shape.describe(), shape.name)
    print(sum(shape.area for shape in all_of))
    print(max(all_of, key=lambda shape: shape.area).name)


def boxes() -> None:
    cell = Box(3)
    cell.item = 4
    cell.item += 10
    found(cell).item *= 2
    print(cell.item, cell.changes, calls)
    other = Box(5)
    cell.item, other.item = other.item, cell.item
    print(cell.item, other.item, other.changes)
    for cell.item in range(3):
        pass
    print(cell.item, cell.changes)


def nodes() -> None:
    head = Node(1, Node(2, Node(3)))
    print(head.last.value, head.double(21), head.last.double(5))
    if head.after is not None:
        print(head.after.value, head.after.last.value)
        head.after.after = None
    print(head.last.value)
    node: Node | None = head
    while node is not None:
        print(node.value, end=" ")
        node = node.after
    print()
    head.after = head.last.after
    print(head.after is None)


def accounts() -> None:
    account = Account("Ada")
    account.entries = [30, -5, 12]
    account.entries.append(1)
    print(account, account.balance)
    account.entries = []
    account.entries += [4, 3]
    print(account.entries, account.balance)


def main() -> None:
    temperature()
    shapes()
    boxes()
    nodes()
    accounts()
    print(loudest([Dog(), Cat(), Dog()]))


main()
