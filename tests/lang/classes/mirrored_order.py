"""Orders by the mirrored method, NotImplemented, tuples of several shapes, bools among objects."""
from __future__ import annotations
class V:
    def __init__(self, n: int) -> None:
        self.n = n
    def __lt__(self, o: V) -> bool:
        return self.n < o.n
    def __eq__(self, o: object) -> bool:
        if not isinstance(o, V):
            return NotImplemented
        return self.n == o.n
    def __hash__(self) -> int:
        return hash(self.n)
    def __repr__(self) -> str:
        return f"V({self.n})"
class W:
    def __init__(self, n: int) -> None:
        self.n = n
    def __gt__(self, o: W) -> bool:
        return self.n > o.n
    def __le__(self, o: W) -> bool:
        return self.n <= o.n
def make(n: int) -> V:
    print("make", n)
    return V(n)
print(make(1) > make(2), make(3) < make(4), V(1) != V(1), V(1) == V(1), V(1) == "x", V(2) != 3)
print(W(1) < W(2), W(1) > W(2), W(1) >= W(2), W(2) <= W(2))
print(sorted([V(3), V(1), V(2)]), max(V(1), V(5)), min([V(4), V(2)]), sorted([V(1), V(3)], reverse=True))
print({V(1): "a"}[V(1)], V(1) in [V(0), V(1)], [V(1), V(2)] == [V(1), V(2)], (V(1), 2) < (V(1), 3), [V(1), V(2)].index(V(2)))
a, b = V(1), V(2)
print(a < b > a, not a > b)
for name, value in (("a", 1), ("b", None), ("c", 2.5)):
    print(name, value)
for k, v in (("t", True), ("f", False)):
    print(k, v)
first, second = ("p", 1) if a < b else (None, 2)
print(first, second)
class Money:
    def __init__(self, n: int) -> None:
        self.n = n
    def __add__(self, o: object) -> "Money":
        if isinstance(o, Money):
            return Money(self.n + o.n)
        if isinstance(o, int):
            return Money(self.n + o)
        return NotImplemented
    def __lt__(self, o: object) -> bool:
        if not isinstance(o, Money):
            return NotImplemented
        return self.n < o.n
print((Money(1) + Money(2)).n, (Money(1) + 5).n, Money(1) < Money(2))
for bad in ("x", 2.5):
    try:
        print(Money(1) + bad)
    except TypeError as e:
        print(e)
    try:
        print(Money(1) < bad)
    except TypeError as e:
        print(e)
def show(v: object) -> str:
    if isinstance(v, int):
        return f"{v} {v!r} {str(v)} {repr(v)} {type(v).__name__} {isinstance(v, bool)} {v + 1}"
    return "?"
print(show(True), show(3))
def kind(v: bool | int | str | None) -> str:
    if isinstance(v, bool):
        return "bool"
    if isinstance(v, int):
        return "int" + str(v)
    return "none" if v is None else v
print([kind(x) for x in (True, 1, "s", None)])
items: list[object] = [True, 2, "x"]
for it in items:
    if isinstance(it, int):
        print(it, it + 1, f"{it:>3}" if not isinstance(it, bool) else "-")
