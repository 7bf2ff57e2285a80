"""Linked lists, a trie, a union-find forest and a ring buffer, all of small objects."""
from __future__ import annotations


class Cons:
    def __init__(self, head: int, tail: Cons | None) -> None:
        self.head = head
        self.tail = tail


def from_list(items: list[int]) -> Cons | None:
    result: Cons | None = None
    for item in reversed(items):
        result = Cons(item, result)
    return result


def to_list(cons: Cons | None) -> list[int]:
    return [] if cons is None else [cons.head] + to_list(cons.tail)


def reverse(cons: Cons | None) -> Cons | None:
    before: Cons | None = None
    while cons is not None:
        cons.tail, before, cons = before, cons, cons.tail
    return before


class Trie:
    def __init__(self) -> None:
        self.children: dict[str, Trie] = {}
        self.word: str | None = None

    def insert(self, word: str) -> None:
        node = self
        for ch in word:
            if ch not in node.children:
                node.children[ch] = Trie()
            node = node.children[ch]
        node.word = word

    def starting(self, prefix: str) -> list[str]:
        node = self
        for ch in prefix:
            if ch not in node.children:
                return []
            node = node.children[ch]
        found: list[str] = []
        node.collect(found)
        return found

    def collect(self, into: list[str]) -> None:
        if self.word is not None:
            into.append(self.word)
        for ch in sorted(self.children):
            self.children[ch].collect(into)

    def size(self) -> int:
        return 1 + sum([child.size() for child in self.children.values()])


class Forest:
    def __init__(self, n: int) -> None:
        self.parent = list(range(n))
        self.count = n

    def root(self, i: int) -> int:
        while self.parent[i] != i:
            self.parent[i] = self.parent[self.parent[i]]
            i = self.parent[i]
        return i

    def join(self, i: int, j: int) -> bool:
        a, b = self.root(i), self.root(j)
        if a == b:
            return False
        self.parent[a] = b
        self.count -= 1
        return True


class Ring:
    def __init__(self, size: int) -> None:
        self.cells: list[float | None] = [None] * size
        self.next = 0

    def put(self, x: float) -> float | None:
        old = self.cells[self.next]
        self.cells[self.next] = x
        self.next = (self.next + 1) % len(self.cells)
        return old

    def mean(self) -> float:
        present = [x for x in self.cells if x is not None]
        return sum(present) / len(present) if present else 0.0


numbers = from_list([1, 2, 3, 4, 5])
print(to_list(numbers))
numbers = reverse(numbers)
print(to_list(numbers), to_list(reverse(None)))
trie = Trie()
for word in "car card care cat dog do cat".split():
    trie.insert(word)
print(trie.starting("car"), trie.starting("d"), trie.starting("x"), len(trie.starting("")), trie.size())
forest = Forest(10)
for i, j in [(0, 1), (2, 3), (1, 3), (0, 2), (8, 9)]:
    print((i, j), forest.join(i, j), forest.count, end="; ")
print(forest.root(0) == forest.root(3), forest.root(4))
ring = Ring(3)
print(ring.mean(), [ring.put(float(x)) for x in range(5)], ring.cells, f"{ring.mean():.3f}")
long_list: Cons | None = None
for i in range(500):
    long_list = Cons(i * i, long_list)
print(sum(to_list(long_list)), len(to_list(long_list)))
