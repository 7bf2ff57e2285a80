"""`# type: ignore` where something wider goes to a narrower place: an Optional, a union, an object, an object of a base class."""
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Dict, Generic, List, Optional, TypeVar, Union

K = TypeVar("K")
V = TypeVar("V")


class Node(Generic[K, V]):
    def __init__(self, key: K, value: V) -> None:
        self.key = key
        self.value = value
        self.before: Optional[Node[K, V]] = None
        self.after: Optional[Node[K, V]] = None


class Recent(Generic[K, V]):
    """The entries that were used last."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.nodes: Dict[K, Node[K, V]] = {}
        self.head: Optional[Node[K, V]] = None
        self.tail: Optional[Node[K, V]] = None

    def get(self, key: K) -> V:
        node = self.nodes.get(key)
        self._cut(node)  # type: ignore
        self._put(node)  # type: ignore[arg-type]
        return node.value  # type: ignore

    def set(self, key: K, value: V) -> None:
        if len(self.nodes) == self.size:
            del self.nodes[self.tail.key]  # type: ignore
            self._cut(self.tail)  # type: ignore
        self.nodes[key] = Node(key, value)
        self._put(self.nodes[key])

    def last(self) -> Node[K, V]:
        return self.tail  # type: ignore

    def _cut(self, node: Node[K, V]) -> None:
        if node.before is not None:
            node.before.after = node.after
        else:
            self.head = node.after
        if node.after is not None:
            node.after.before = node.before
        else:
            self.tail = node.before

    def _put(self, node: Node[K, V]) -> None:
        node.before, node.after = None, self.head
        if self.head is not None:
            self.head.before = node
        self.head = node
        if self.tail is None:
            self.tail = node


class Animal:
    def __init__(self, name: str, friend: "Optional[Animal]" = None) -> None:
        self.name = name
        self.friend = friend


class Dog(Animal):
    tricks = 2


@dataclass
class Owner:
    dog: Dog
    age: int


def total(values: Iterable[int]) -> int:
    return sum(values)


def star(*values: int, **named: int) -> int:
    return sum(values) + sum(named.values())


def shown(dog: Dog, times: int = 1) -> str:
    return dog.name * times + str(dog.tricks)


def places(animal: Animal, some: Optional[int], thing: object, either: Union[int, str]) -> Dog:
    dog: Dog
    dog = animal  # type: ignore
    print(shown(animal), shown(dog, some), shown(times=either, dog=animal))  # type: ignore
    number: int = thing  # type: ignore
    number += 1
    print(number, star(some, thing, a=either), Owner(animal, some).age)  # type: ignore
    ages: List[int] = []
    ages.append(some)  # type: ignore
    ages.append(5)
    table: Dict[str, int] = {"a": 1}
    table["b"] = either  # type: ignore
    print(ages, table, len(ages))
    dog.friend.name = "Max"  # type: ignore
    print(dog.friend.name, animal.friend.friend)  # type: ignore
    return animal.friend  # type: ignore


def sizes(values: Optional[List[int]], word: Optional[str]) -> None:
    print(len(values), sum(values), sorted(values), total(values), len(word), word.upper())  # type: ignore
    kept: Optional[Dog] = None
    print(kept)
    print(
        total(
            values  # type: ignore
        )
    )


def main() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.set("a", 1)
    recent.set("b", 2)
    print(recent.get("a"), recent.last().key)
    recent.set("c", 3)
    print(sorted(recent.nodes), recent.last().value, recent.get("c"))
    for missing in ["a", "b"]:
        try:
            print(recent.get(missing))
        except (AttributeError, TypeError):
            print("no", missing)
    print(places(Dog("Rex", Dog("Tim")), 2, 3, 4).name)
    sizes([3, 1, 2], "word")
    try:
        sizes(None, "word")
    except TypeError:
        print("no values")


main()
