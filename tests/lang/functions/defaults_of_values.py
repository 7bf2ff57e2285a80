"""Function values with defaults: called with fewer arguments, stored, passed where fewer are wanted; nested, bound, recursive."""
from collections.abc import Callable
def outer(base: int) -> str:
    step = base * 2
    def scaled(x: int, factor: int = 3, offset: int = step) -> int:
        return x * factor + offset + base
    def named(x: int, *, label: str = "n") -> str:
        return f"{label}{x}"
    f: Callable[[int], int] = scaled
    g: Callable[[int, int], int] = scaled
    print(f(1), g(1, 2), scaled(1), scaled(1, offset=0), scaled(factor=2, x=5))
    h = scaled
    print(h(2), h(2, 1), h(2, 1, 0))
    k: Callable[[int], str] = named
    print(k(4), named(3, label="z"))
    return apply(scaled, 7) + apply2(scaled, 7) + ",".join(map(named, [1, 2]))
def apply(f: Callable[[int], int], v: int) -> str:
    return str(f(v))
def apply2(f: Callable[[int, int], int], v: int) -> str:
    return str(f(v, v))
print(outer(5))
def top(x: int, y: int = 4) -> int:
    return x + y
t = top
print(t(1), t(1, 2), apply(top, 1), list(map(top, [1, 2])))
def keyed(items: list[int], bias: int) -> list[int]:
    def key(v: int, b: int = bias) -> int:
        return abs(v - b)
    return sorted(items, key=key)
print(keyed([1, 9, 4, 6], 5))
def make_square(i: int) -> Callable[[int], int]:
    def square(scale: int = i) -> int:
        return i * scale
    return square
class A:
    def m(self, x: int, y: int = 2) -> int:
        return x * y
a = A()
bm: Callable[[int], int] = a.m
print(bm(4))
um = a.m
print(um(4), um(4, 3))
def rec(n: int) -> int:
    def go(k: int, acc: int = 0) -> int:
        return acc if k == 0 else go(k - 1, acc + k)
    cb: Callable[[int], int] = go
    return go(n) + cb(n)
print(rec(10))
def choose(flag: bool) -> Callable[[int], int]:
    def one(v: int, w: int = 1) -> int:
        return v + w
    def two(v: int, w: int = 2, q: float = 0.5) -> int:
        return v + w + int(q * 2)
    return one if flag else two
print(choose(True)(1), choose(False)(1))
def mixed(a: int, b: float = 0.5, c: str = "c", d: bool = True, e: list[int] | None = None) -> str:
    return f"{a} {b} {c} {d} {e}"
m = mixed
print(m(1), m(1, 2.5), m(1, 2.5, "z"), m(1, 2.5, "z", False), m(1, 2.5, "z", False, [1]))
m2: Callable[[int, float], str] = m
m3: Callable[[float], float] | None = None
print(m2(3, 4.5))
class Box:
    def __init__(self, act: Callable[[int], int], name: str = "box") -> None:
        self.act = act
        self.name = name
    def run(self, n: int, times: int = 2) -> int:
        for _ in range(times):
            n = self.act(n)
        return n
make = Box
def bump(n: int, by: int = 10) -> int:
    return n + by
b = Box(bump)
print(b.run(1), b.run(1, 3), b.act(5))
runner = b.run
print(runner(1), runner(1, 0))
fs = [bump, top]
print([f(1) for f in fs], [f(1, 1) for f in fs], sum(f(2) for f in fs))
def counter(start: int = 0) -> Callable[[], int]:
    count = start
    def step(by: int = 1) -> int:
        nonlocal count
        count += by
        return count
    return step
c1, c2 = counter(), counter(10)
print(c1(), c1(), c2(), c1())
