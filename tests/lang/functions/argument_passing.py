"""How arguments arrive: order of evaluation, keywords, keyword-only, defaults that depend on globals, aliasing."""
from __future__ import annotations

order: list[str] = []


def mark(label: str, value: int) -> int:
    order.append(label)
    return value


def volume(width: int, height: int = 2, *, depth: int = 3, unit: str = "cm") -> str:
    return f"{width}x{height}x{depth}{unit}={width * height * depth}"


BASE = 10


def with_base(n: int, base: int = BASE, digits: str = "0123456789abcdef") -> str:
    out = ""
    while n:
        n, digit = divmod(n, base)
        out = digits[digit] + out
    return out or digits[0]


def fill(into: list[int], count: int, value: int = 0) -> list[int]:
    for _ in range(count):
        into.append(value)
    return into


def rebind(items: list[int], text: str, n: int) -> None:
    items.append(n)
    items = [0]
    text += "!"
    n += 1
    items.append(n)


class Shape:
    def __init__(self, sides: int, *, name: str | None = None, size: float = 1.0) -> None:
        self.sides = sides
        self.name = name if name is not None else f"{sides}-gon"
        self.size = size

    def scaled(self, by: float = 2.0, keep_name: bool = True) -> Shape:
        return Shape(self.sides, size=self.size * by, name=self.name if keep_name else None)


def maximum(a: float, b: float, c: float | None = None) -> float:
    best = a if a >= b else b
    return best if c is None or best >= c else c


def describe(value: int | str | None = None, *, loud: bool = False) -> str:
    text = "nothing" if value is None else value if isinstance(value, str) else "#" + str(value)
    return text.upper() + "!" if loud else text


print(volume(mark("a", 1), depth=mark("b", 5), height=mark("c", 4)), order)
print(volume(7), volume(height=1, width=9, unit="m"), volume(2, 3, unit="mm", depth=4))
BASE = 2
print(with_base(255), with_base(255, BASE), with_base(255, 16), with_base(0), with_base(base=3, n=5, digits="xyz"))
shared: list[int] = [9]
print(fill(shared, 2) is shared, fill(into=shared, value=7, count=1), fill([], 2, 5))
text, n = "t", 1
rebind(shared, text, n)
print(shared, text, n)
shapes = [Shape(3), Shape(4, name="square"), Shape(6, size=0.5)]
for shape in shapes + [shapes[1].scaled(), shapes[1].scaled(3.0, False), shapes[2].scaled(keep_name=False, by=4.0)]:
    print(shape.name, shape.sides, shape.size, end="; ")
print()
print(maximum(1.5, 2.5), maximum(3.0, 1.0, 9.0), maximum(1.0, 2.0, c=0.5))
print(describe(), describe(4), describe("word", loud=True), describe(loud=True, value=3))
order.clear()
result = [mark("x", 1), mark("y", 2)][mark("i", 1)] + mark("z", 3) * mark("w", 4)
pair = {mark("k1", 1): mark("v1", 2), mark("k2", 3): mark("v2", 4)}
print(result, pair, order)
order.clear()
target = [0, 0, 0]
target[mark("index", 1)] = mark("value", 8)
target[mark("i2", 2)] += mark("v3", 5)
low = mark("l", 1) < mark("m", 0) < mark("never", 5)
print(target, low, order)
