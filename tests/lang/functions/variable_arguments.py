"""*args and **kwargs in definitions and calls."""

from typing import Callable


def total(*values: int) -> int:
    return sum(values)


def report(title: str, *rows: str, sep: str = "-", **fields: int) -> str:
    parts = [title] + list(rows)
    for key, value in fields.items():
        parts.append(f"{key}={value}")
    return sep.join(parts)


def add3(a: int, b: int, c: int) -> int:
    return a * 100 + b * 10 + c


class Box:
    def __init__(self, *items: float, name: str = "box") -> None:
        self.items = items
        self.name = name

    def pick(self, *idx: int) -> list[float]:
        return [self.items[i] for i in idx]


def outer(*args: int, **kw: int) -> int:
    return total(*args) + sum(kw.values())


def main() -> None:
    print(total(), total(1), total(1, 2, 3), total(*[4, 5]), total(1, *(2, 3)))
    print(report("t"), report("t", "a", "b", sep="+"), report("t", x=1, y=2), report("t", "r", sep="/", z=9))
    d = {"p": 1, "q": 2}
    print(report("t", sep="-", **d), report("u", sep=".", k=5, **d), outer(1, 2, a=3, b=4))
    pair = (2, 3)
    print(add3(1, *pair), add3(*pair, 4), add3(*(7, 8, 9)))
    b = Box(1.5, 2.5, name="n")
    print(b.items, b.name, b.pick(1, 0), len(b.items), Box().items)
    fs: list[Callable[[int, int], int]] = [lambda x, y: x + y, max]
    print([f(3, 4) for f in fs])
    xs = [1, 5, 2]
    print(max(*xs), *["a", "b"], sep=",")


main()
