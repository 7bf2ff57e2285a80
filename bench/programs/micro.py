"""Single operations, each in a loop of its own: `micro.py ROUNDS` prints a line for each, its name and ns a time.

What a loop makes goes into `keep`, which is printed at the end, so that no system can leave the work out.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator

keep: list[int] = []


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def move(self, by: int) -> int:
        self.x += by
        return self.x


class Far(Point):
    def move(self, by: int) -> int:
        self.x -= by
        return self.x


def plus(a: int, b: int) -> int:
    return a + b if a < 1 << 40 else 0


def counting(n: int) -> Iterator[int]:
    for i in range(n):  # noqa: UP028 - it is the loop with a yield that is measured
        yield i


def failing(n: int) -> int:
    if n >= 0:
        raise ValueError("no")
    return n


def dict_int_set(n: int) -> int:
    d: dict[int, int] = {}
    for i in range(n):
        d[i & 1023] = i
    return len(d)


def dict_int_get(n: int) -> int:
    d = {i * 7: i for i in range(1024)}
    total = 0
    for i in range(n):
        total += d[(i & 1023) * 7]
    return total


def dict_str_get(n: int) -> int:
    names = [f"name{i}" for i in range(256)]
    d = {name: len(name) for name in names}
    total = 0
    for i in range(n):
        total += d[names[i & 255]]
    return total


def dict_loop(n: int) -> int:
    d = {i: i + 1 for i in range(1000)}
    total = 0
    for _ in range(n // 1000):
        for key, value in d.items():
            total += key ^ value
    return total


def str_join(n: int) -> int:
    total = 0
    for _ in range(n // 100):
        total += len(",".join(["ab"] * 100))
    return total


def str_split(n: int) -> int:
    text = " ".join(["word"] * 100)
    total = 0
    for _ in range(n // 100):
        total += len(text.split(" "))
    return total


def str_chars(n: int) -> int:
    text = "hello world, " * 77
    total = 0
    for _ in range(n // 1001):
        for char in text:
            if char == "o":
                total += 1
    return total


def str_format(n: int) -> int:
    total = 0
    for i in range(n):
        total += len(f"{i}:{i & 7}")
    return total


def list_append(n: int) -> int:
    xs: list[int] = []
    for i in range(n):
        xs.append(i)
    return len(xs)


def list_items(n: int) -> int:
    xs = list(range(1024))
    total = 0
    for i in range(n):
        total += xs[i & 1023]
    return total


def list_sort(n: int) -> int:
    xs = [(i * 7919) % 10007 for i in range(1000)]
    total = 0
    for _ in range(n // 1000):
        total += sorted(xs)[500]
    return total


def comprehension(n: int) -> int:
    total = 0
    for _ in range(n // 1000):
        total += len([x * 2 for x in range(1000) if x & 1])
    return total


def attribute(n: int) -> int:
    p = Point(1, 2)
    for i in range(n):
        p.x = (p.y + i) & 0xFFFF
        p.y = p.x + 1
    return p.x


def method_call(n: int) -> int:
    points = [Point(0, 0), Far(0, 0)]
    total = 0
    for i in range(n):
        total += points[i & 1].move(i & 3)
    return total


def function_call(n: int) -> int:
    total = 0
    for i in range(n):
        total = plus(total, i)
    return total


def closure_call(n: int) -> int:
    step = n & 7 | 1
    functions: list[Callable[[int], int]] = [lambda x: x + step, lambda x: x - step]
    total = 0
    for i in range(n):
        total = functions[i & 1](total)
    return total


def new_object(n: int) -> int:
    total = 0
    for i in range(n):
        total += Point(i, 1).y
    return total


def exception(n: int) -> int:
    total = 0
    for i in range(n):
        try:
            total += failing(i)
        except ValueError:
            total += 1
    return total


def generator(n: int) -> int:
    total = 0
    for i in counting(n):
        total += i & 15
    return total


def set_in(n: int) -> int:
    s = {i * 3 for i in range(1000)}
    total = 0
    for i in range(n):
        if i % 3000 in s:
            total += 1
    return total


OPERATIONS: list[tuple[str, Callable[[int], int]]] = [
    ("dict[int] = x", dict_int_set), ("dict[int]", dict_int_get), ("dict[str]", dict_str_get), ("dict loop", dict_loop),
    ("str join", str_join), ("str split", str_split), ("str loop", str_chars), ("f-string", str_format),
    ("list append", list_append), ("list[i]", list_items), ("list sort", list_sort), ("comprehension", comprehension),
    ("attribute", attribute), ("method call", method_call), ("function call", function_call), ("closure call", closure_call),
    ("new object", new_object), ("exception", exception), ("generator", generator), ("int in set", set_in),
]  # fmt: skip


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    for name, operation in OPERATIONS:
        operation(rounds // 10)
        start = time.perf_counter_ns()
        keep.append(operation(rounds))
        print(f"{name}\t{(time.perf_counter_ns() - start) / rounds:.2f}")
    print("kept", sum(keep) & 0xFFFFFFFF, file=sys.stderr)


if __name__ == "__main__":
    main()
