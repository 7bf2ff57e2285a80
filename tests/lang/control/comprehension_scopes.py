"""Comprehensions in every place: methods, closures, defaults, conditions, nested scopes, captured variables."""
from collections.abc import Callable


class Table:
    def __init__(self, rows: list[list[int]]) -> None:
        self.rows = rows
        self.names = {chr(ord("a") + i): i for i in range(len(rows[0]))}

    def column(self, name: str) -> list[int]:
        return [row[self.names[name]] for row in self.rows]

    def where(self, test: Callable[[dict[str, int]], bool]) -> list[list[int]]:
        return [row for row in self.rows if test({n: row[i] for n, i in self.names.items()})]

    def totals(self) -> dict[str, float]:
        return {n: sum(self.column(n)) / len(self.rows) for n in self.names if any([v for v in self.column(n)])}

    def records(self) -> list[dict[str, int | str]]:
        return [{"id": f"r{k}", **{n: row[i] for n, i in self.names.items()}} for k, row in enumerate(self.rows)]

    def __str__(self) -> str:
        width = max([len(str(v)) for row in self.rows for v in row])
        return "\n".join([" ".join([f"{v:>{width}}" for v in row]) for row in self.rows])


def game_of_life(cells: list[str], steps: int) -> list[str]:
    def neighbours(grid: list[list[bool]], r: int, c: int) -> int:
        return sum([grid[(r + i) % len(grid)][(c + j) % len(grid[0])] for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j])

    grid = [[ch == "#" for ch in row] for row in cells]
    for _ in range(steps):
        grid = [
            [neighbours(grid, r, c) == 3 or (alive and neighbours(grid, r, c) == 2) for c, alive in enumerate(row)]
            for r, row in enumerate(grid)
        ]
    return ["".join(["#" if alive else "." for alive in row]) for row in grid]


def multiplication(n: int) -> list[list[int]]:
    return [[i * j for j in range(1, n + 1)] for i in range(1, n + 1)]


def powers(bases: list[int]) -> list[Callable[[int], int]]:
    def make(b: int) -> Callable[[int], int]:
        return lambda e: b**e

    return [make(b) for b in bases]


def safe_ints(words: list[str]) -> list[int | None]:
    def convert(word: str) -> int | None:
        try:
            return int(word)
        except ValueError:
            return None

    return [convert(w) for w in words]


table = Table([[3, 0, 12], [5, 0, 7], [1, 0, 100]])
print(table)
print(table.column("c"), table.where(lambda r: r["a"] > 2 and r["c"] < 10), table.totals())
print(table.records())
glider = [".#....", "..#...", "###...", "......", "......"]
for steps in [0, 1, 4]:
    print("\n".join(game_of_life(glider, steps)), end="\n\n")
print(multiplication(4), [row[i] for i, row in enumerate(multiplication(4))])
print([p(3) for p in powers([1, 2, 3])], safe_ints("1 x 22 -3 4.5".split()))
n = 100
squares = [n * n for n in range(4)]
print(n, squares, [n for squares in [[1, 2], [3]] for n in squares], squares)
fs: list[Callable[[], int]] = [lambda: k for k in range(3)]
print([g() for g in fs], [(lambda x: x + k)(10) for k in range(3)])
print({k: [v for v in range(k) if v % 2 == k % 2] for k in range(6) if k != 3})
print([[(i, j) for j in range(i)] for i in range(4) if i], [x for x in [y for y in [z * 2 for z in range(5)] if y > 2] if x < 8])
words = {"b": 2, "a": 1, "c": 3}
print([k for k in words], [v * 1.5 for v in words.values()], {v: k for k, v in words.items()}, sorted([(-v, k) for k, v in words.items()]))
try:
    print([10 // d for d in [5, 2, 0, 1]])
except ZeroDivisionError as error:
    print("inside a comprehension:", error)
print([c.upper() if i % 2 else c for i, c in enumerate("hello")], [a + b for a, b in zip("abc", "xyz") if a != "b"], [x is None for x in [None, 0]])
