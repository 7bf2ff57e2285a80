"""Where an annotation says float, an int is converted: it prints with its point from there on."""
# expect: 1.0 2.5
# expect: 3.0 half 1.5
# expect: [1.0, 2.0] 4.0
# expect: Point(x=1.0, y=0.0) 1.0
# expect: 6.0 7.0
# expect: 5.0


from dataclasses import dataclass


@dataclass
class Point:
    x: float
    y: float = 0


def half(x: float) -> str:
    return f"{x} half {x / 2}"


def widen(n: int) -> float:
    return n


x: float = 1
y: float = 2.5
print(x, y)
print(half(3))
values: list[float] = [1, 2]
values.append(3)
values[2] = 4
print(values[:2], values[2])
p = Point(1)
print(p, p.x)
p.x = 6
print(p.x, widen(7))
total: float = 0
for i in range(5):
    total = total + 1
print(total)
