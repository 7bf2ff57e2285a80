"""Generators as methods, flattening, averages by send, zip(*pairs), next of generator expressions."""

from typing import Iterator, Generator, Callable
from functools import lru_cache
class Grid:
    DIRS = [(0, 1), (1, 0), (0, -1), (-1, 0)]
    def __init__(self, text: str) -> None:
        self.cells = [list(line) for line in text.strip().split("\n")]
        self.h, self.w = len(self.cells), len(self.cells[0])
    def neighbors(self, r: int, c: int) -> Iterator[tuple[int, int]]:
        for dr, dc in self.DIRS:
            nr, nc = r + dr, c + dc
            if 0 <= nr < self.h and 0 <= nc < self.w:
                yield nr, nc
    def find(self, ch: str) -> tuple[int, int]:
        return next((r, c) for r, row in enumerate(self.cells) for c, x in enumerate(row) if x == ch)
    def count(self, pred: Callable[[str], bool]) -> int:
        return sum(pred(x) for row in self.cells for x in row)
g = Grid("S..\n.#.\n..E\n")
print(g.find("E"), list(g.neighbors(0, 0)), g.count(str.isalpha), g.count(lambda s: s == "."))
def flatten(xs: "list[int | list[int]]") -> Iterator[int]:
    for x in xs:
        if isinstance(x, list):
            yield from x
        else:
            yield x
print(list(flatten([1, [2, 3], 4])))
def averager() -> Generator[float, float, None]:
    total, n = 0.0, 0
    avg = 0.0
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n
a = averager()
next(a)
print(a.send(10.0), a.send(20.0))
pairs = list(zip([1, 2, 3], "abc"))
nums, letters = zip(*pairs)
print(nums, letters)
evens = filter(lambda n: n % 2 == 0, range(10))
print(next(evens), sum(evens), list(map(lambda p, q: p * q, [1, 2], [3, 4])))
print(sorted({"b": 2, "a": 1}.items(), key=lambda kv: kv[1]), max([3, 1], default=0), [*map(str, range(3))])
words = "one two three".split()
it = iter(words)
print(dict(zip(it, it)), list(enumerate(words, 1)), "-".join(reversed(words)))
