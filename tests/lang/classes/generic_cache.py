"""A generic cache and a generic tree: pop with None, generators in generic classes."""

from typing import Generic, TypeVar, Iterator, Callable
K = TypeVar("K")
V = TypeVar("V")
class LRU(Generic[K, V]):
    def __init__(self, cap: int) -> None:
        self.cap = cap
        self.d: dict[K, V] = {}
    def get(self, k: K) -> V | None:
        if k not in self.d:
            return None
        v = self.d.pop(k)
        self.d[k] = v
        return v
    def put(self, k: K, v: V) -> None:
        self.d.pop(k, None)
        self.d[k] = v
        if len(self.d) > self.cap:
            del self.d[next(iter(self.d))]
    def items(self) -> Iterator[tuple[K, V]]:
        yield from self.d.items()
    def map(self, f: Callable[[V], V]) -> "LRU[K, V]":
        out: LRU[K, V] = LRU(self.cap)
        for k, v in self.items():
            out.put(k, f(v))
        return out
c: LRU[str, int] = LRU(2)
c.put("a", 1); c.put("b", 2); c.get("a"); c.put("c", 3)
print(list(c.items()), c.get("b"), c.get("a"))
print(list(c.map(lambda v: v * 10).items()))
f: LRU[int, float] = LRU(1)
f.put(1, 2.5)
print(f.get(1), f.get(2))
class Node(Generic[K]):
    def __init__(self, v: K, *kids: "Node[K]") -> None:
        self.v = v
        self.kids = kids
    def walk(self, depth: int = 0) -> Iterator[tuple[int, K]]:
        yield depth, self.v
        for k in self.kids:
            yield from k.walk(depth + 1)
t = Node(1, Node(2, Node(3)), Node(4))
print(list(t.walk()), sum(v for _, v in t.walk()))
