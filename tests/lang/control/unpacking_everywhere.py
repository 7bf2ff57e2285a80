"""Unpacking in assignments, loops, comprehensions, swaps of fields and items, chained and augmented targets."""
from dataclasses import dataclass


@dataclass
class Cell:
    value: int
    link: "Cell | None" = None


class Grid:
    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [[x + y * width for x in range(width)] for y in range(height)]
        self.low = self.high = 0

    def swap(self, a: tuple[int, int], b: tuple[int, int]) -> None:
        (ax, ay), (bx, by) = a, b
        self.rows[ay][ax], self.rows[by][bx] = self.rows[by][bx], self.rows[ay][ax]

    def limits(self) -> tuple[int, int]:
        flat = [v for row in self.rows for v in row]
        self.low, *_, self.high = sorted(flat)
        return self.low, self.high


def fibonacci(n: int) -> list[int]:
    a, b = 0, 1
    out: list[int] = []
    while len(out) < n:
        out.append(a)
        a, b = b, a + b
    return out


def split_name(full: str) -> tuple[str, list[str], str]:
    first, *middle, last = full.split()
    return first, middle, last


def order(label: str, log: list[str]) -> int:
    log.append(label)
    return len(log) - 1


grid = Grid(3, 2)
grid.swap((0, 0), (2, 1))
print(grid.rows, grid.limits(), grid.width * grid.height)
print(fibonacci(12), split_name("Ada Augusta King Lovelace"), split_name("Ada Lovelace"))
a = b = c = [1]
a.append(2)
b = b + [3]
print(a, b, c)
x, y, z = 1, 2.5, "s"
x, y = int(y), float(x)
print(x, y, z)
head, (second, *rest), *tail = 1, [2, 3, 4], 5, 6
print(head, second, rest, tail)
pairs = [(1, ("one", 1.0)), (2, ("two", 2.0))]
for n, (word, value) in pairs:
    print(n, word, value, end="; ")
print({word: n + value for n, (word, value) in pairs}, [w[0] for _, (w, _) in pairs])
for i, (left, right) in enumerate(zip("abc", [1, 2, 3])):
    print(f"{i}{left}{right}", end=" ")
print()
first, second_cell = Cell(1), Cell(2)
first.link, second_cell.link = second_cell, None
first.value, second_cell.value = second_cell.value, first.value
print(first, second_cell)
numbers = [0, 1, 2, 3, 4]
numbers[0], numbers[-1], numbers[1:3] = 10, 20, [30, 40]
print(numbers)
i = 0
i, numbers[i] = 3, 99
numbers[i], i = 77, 4
print(i, numbers)
log: list[str] = []
numbers[order("target", log)], other = order("value1", log), order("value2", log)
print(log, numbers, other)
table: dict[str, list[int]] = {"k": [1]}
table["k"] += [2, 3]
table["k"][0] -= 5
alias = table["k"]
alias *= 2
print(table, alias is table["k"])
s = "ab"
s += "c" * 2
t = (1, 2)
t = t[1], t[0]
f = 7.0
f //= 2
f **= 2
f -= 0.5
f %= 4
print(s, t, f)
try:
    p, q = sorted(alias[:3])
except ValueError as error:
    print(error)
try:
    p, q, *more = alias[:1]
except ValueError as error:
    print(error)
(lone,) = [42]
[m, n2] = (4, 5)
print(lone, m, n2, *[1, 2], *("x", "y"), [*range(3), *[7, 8]], (*numbers[:2], "end"), {**{"a": 1}, "b": 2})
