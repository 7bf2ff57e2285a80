"""Lists, dicts and tuples that do not say what they hold: what they hold is tested where it is used."""

from typing import Dict, List, Optional
from collections import Counter, OrderedDict, deque


def total(xs: list) -> int:  # type: ignore[type-arg]
    t = 0
    for x in xs:
        t += x
    return t


def names(d: dict) -> List:  # type: ignore[type-arg]
    out: List = []  # type: ignore[type-arg]
    for k, v in d.items():
        out.append(f"{k}={v}")
    return out


class Box:
    def __init__(self, items: Optional[list] = None) -> None:  # type: ignore[type-arg]
        self.items = items or []
        self.meta: Dict = {}  # type: ignore[type-arg]

    def put(self, x: int) -> None:
        self.items.append(x)
        self.meta[x] = str(x)
        self.meta["n"] = len(self.items)


print(total([1, 2, 3]), names({"a": 1, "b": [2]}))
b = Box()
b.put(4)
print(b.items, b.meta, b.meta["n"] + 1)
q: deque = deque()  # type: ignore[type-arg]
q.append((1, "a"))
p = q.popleft()
print(p[0] + 1, p[1].upper())


def pair(p: tuple) -> tuple:  # type: ignore[type-arg]
    return p[1], p[0]


print(pair((1, "x")))


print(sorted([3, 1]), max(b.items))


class Copied:
    def __init__(self, d: dict, xs: list) -> None:  # type: ignore[type-arg]
        self.d = dict(d)
        self.xs = list(xs)
        self.first = dict(zip(xs, xs))


mine: dict = {"n": 1, "m": [2]}  # type: ignore[type-arg]
copied = Copied(mine, [3, 1, 2])
mine["n"] = 9
print(copied.d, copied.xs, copied.first, dict(copied.d), dict(mine), dict(dict(mine)))
other: dict = dict(mine)  # type: ignore[type-arg]
other["k"] = 5
print(other, mine, OrderedDict(mine), Counter([3, 1, 3]), dict(Counter(copied.xs)))
