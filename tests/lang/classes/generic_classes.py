"""Generic classes and dataclasses, one copy for each representation."""

from __future__ import annotations
from dataclasses import dataclass, field
from typing import Callable, Generic, Iterator, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[T]:
        for item in self.items:
            yield item

    def map(self, f: Callable[[T], V]) -> Stack[V]:
        out: Stack[V] = Stack()
        for x in self.items:
            out.push(f(x))
        return out


class Node(Generic[T]):
    def __init__(self, value: T, next: Node[T] | None = None) -> None:
        self.value = value
        self.next = next


class LinkedList(Generic[T]):
    def __init__(self) -> None:
        self.head: Node[T] | None = None
        self.size = 0

    def add(self, value: T) -> None:
        self.head = Node(value, self.head)
        self.size += 1

    def __iter__(self) -> Iterator[T]:
        node = self.head
        while node is not None:
            yield node.value
            node = node.next


@dataclass
class Pair(Generic[K, V]):
    key: K
    value: V
    tags: list[str] = field(default_factory=list)

    def swap(self) -> Pair[V, K]:
        return Pair(self.value, self.key)


class Cache(Generic[K, V]):
    def __init__(self, loader: Callable[[K], V]) -> None:
        self.loader = loader
        self.data: dict[K, V] = {}

    def get(self, key: K) -> V:
        if key not in self.data:
            self.data[key] = self.loader(key)
        return self.data[key]


class IntStack(Stack[int]):
    def total(self) -> int:
        return sum(self.items)


class Shape:
    def area(self) -> float:
        return 0.0


class Square(Shape):
    def __init__(self, s: float) -> None:
        self.s = s

    def area(self) -> float:
        return self.s * self.s


S = TypeVar("S", bound=Shape)


def largest(shapes: list[S]) -> S:
    best = shapes[0]
    for s in shapes:
        if s.area() > best.area():
            best = s
    return best


def first(xs: list[T], default: T) -> T:
    return xs[0] if xs else default


def main() -> None:
    s: Stack[int] = Stack()
    s.push(1)
    s.push(2)
    print(len(s), s.pop(), list(s))
    t = Stack[str]()
    t.push("a")
    t.push("b")
    print(t.pop(), len(t), [x for x in t])
    s.push(5)
    print(list(s.map(lambda x: x * 1.5)), list(s.map(str)))
    ll: LinkedList[float] = LinkedList()
    ll.add(1.5)
    ll.add(2.5)
    print(list(ll), ll.size, sum(ll))
    p = Pair("x", 3)
    print(p, p.swap(), p == Pair("x", 3), p.swap().key + 1)
    c: Cache[int, str] = Cache(lambda n: "v" * n)
    print(c.get(3), c.get(2))
    i = IntStack()
    i.push(4)
    i.push(6)
    print(i.total(), list(i))
    print(largest([Square(1.0), Square(3.0), Square(2.0)]).s)
    print(first([], 7), first(["q"], "z"))


main()
