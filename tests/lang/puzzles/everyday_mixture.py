"""A bit of everything that typed programs do: old aliases, properties, ordering, formatting, unpacking."""

from __future__ import annotations

import math
import sys
from abc import ABC, abstractmethod
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import Callable, Dict, Final, Iterator, List, Literal, NewType, Optional, Set, Tuple, TypeAlias, Union

UserId = NewType("UserId", int)
Matrix: TypeAlias = List[List[float]]
MAX: Final = 10
Mode = Literal["r", "w"]


@dataclass(order=True)
class Item:
    priority: int
    name: str = field(compare=False)
    tags: Set[str] = field(default_factory=set, compare=False)

    def __post_init__(self) -> None:
        self.tags.add(self.name[0])


@dataclass(frozen=True)
class Vec:
    x: float
    y: float

    def __add__(self, o: Vec) -> Vec:
        return Vec(self.x + o.x, self.y + o.y)

    def __mul__(self, k: float) -> Vec:
        return Vec(self.x * k, self.y * k)

    def __rmul__(self, k: float) -> Vec:
        return self * k

    def __neg__(self) -> Vec:
        return Vec(-self.x, -self.y)

    def __abs__(self) -> float:
        return math.hypot(self.x, self.y)

    def __bool__(self) -> bool:
        return self.x != 0 or self.y != 0


class Shape(ABC):
    count: int = 0

    def __init__(self) -> None:
        Shape.count += 1

    @property
    @abstractmethod
    def area(self) -> float: ...

    def __lt__(self, other: Shape) -> bool:
        return self.area < other.area


class Circle(Shape):
    def __init__(self, r: float) -> None:
        super().__init__()
        self.r = r

    @property
    def area(self) -> float:
        return math.pi * self.r ** 2


class Rect(Shape):
    def __init__(self, w: float, h: float) -> None:
        super().__init__()
        self.w, self.h = w, h

    @property
    def area(self) -> float:
        return self.w * self.h


class Graph:
    def __init__(self) -> None:
        self.adj: Dict[str, List[Tuple[str, int]]] = defaultdict(list)

    def add(self, a: str, b: str, w: int = 1) -> Graph:
        self.adj[a].append((b, w))
        self.adj[b].append((a, w))
        return self

    def bfs(self, start: str) -> Iterator[str]:
        seen = {start}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            yield node
            for nxt, _ in sorted(self.adj[node]):
                if nxt not in seen:
                    seen.add(nxt)
                    queue.append(nxt)


class Stack:
    class Empty(Exception):
        pass

    def __init__(self, *items: int) -> None:
        self._items = list(items)

    def pop(self) -> int:
        if not self._items:
            raise Stack.Empty("stack is empty")
        return self._items.pop()

    def __enter__(self) -> Stack:
        return self

    def __exit__(self, *args: object) -> None:
        self._items.clear()

    def __contains__(self, x: int) -> bool:
        return x in self._items

    def __getitem__(self, i: int) -> int:
        return self._items[i]

    def __len__(self) -> int:
        return len(self._items)


def find(uid: UserId, names: Dict[UserId, str]) -> Optional[str]:
    return names.get(uid)


def apply(f: Callable[[int], int], *xs: int) -> List[int]:
    return [f(x) for x in xs]


def parse(text: str) -> Union[int, float, str]:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return text


def main() -> int:
    items = [Item(3, "c"), Item(1, "a"), Item(2, "b")]
    items.sort()
    print([i.name for i in items], items[0], items[0] < items[1])
    v = Vec(1.0, 2.0) + Vec(2.0, 2.0)
    print(v, 2.0 * v, abs(v), -v, bool(Vec(0.0, 0.0)), hash(v) == hash(Vec(3.0, 4.0)))
    shapes: List[Shape] = [Rect(2.0, 3.0), Circle(1.0), Rect(1.0, 1.0)]
    print([f"{s.area:.2f}" for s in sorted(shapes)], Shape.count)
    g = Graph().add("a", "b").add("b", "c", 2).add("a", "d")
    print(list(g.bfs("a")), "->".join(g.bfs("c")))
    with Stack(1, 2) as s:
        print(s.pop(), 1 in s, len(s), s[0])
    try:
        s.pop()
    except Stack.Empty as e:
        print("error:", e)
    names = {UserId(1): "ann"}
    print(find(UserId(1), names), find(UserId(2), names))
    print(apply(lambda x: x * MAX, 1, 2, 3))
    m: Matrix = [[1.0, 2.0], [3.0, 4.0]]
    print([list(col) for col in zip(*m)], [[sum(a * b for a, b in zip(r, c)) for c in zip(*m)] for r in m])
    print("%d items, %s, %.3f, %5s|%-5s|%05d %x %%" % (3, "abc", 3.14159, "r", "l", 42, 255))
    print("{0} {name} {0!r:>6} {1:.1f} {name:{1}}".format("z", 25, name="n"))
    text = "the cat sat on the mat the end"
    counts: Dict[str, int] = {}
    for w in text.split():
        counts[w] = counts.get(w, 0) + 1
    for w, n in sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:3]:
        print(f"{w:<6}{n:>3}")
    print(max(counts, key=lambda k: counts[k]), sorted(counts, key=counts.__getitem__)[-1])
    total = 0
    while (total := total + 7) < 30:
        pass
    print(total, 7 // 2, -7 // 2, 7 % -3, divmod(17, 5), round(2.5), round(3.14159, 2), 1e3, 10 ** 3)
    a, *rest, z = range(6)
    print(a, rest, z, sys.maxsize > 1000)
    matrix = [[i * j for j in range(4)] for i in range(3)]
    flat = [x for row in matrix for x in row if x % 2 == 0]
    print(flat, any(x > 5 for x in flat), all(flat), sum(flat, 10))
    return 0


if __name__ == "__main__":
    sys.exit(main())
