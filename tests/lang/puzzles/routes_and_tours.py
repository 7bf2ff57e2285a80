"""Dijkstra on letters, topological levels, union-find of islands, bit-mask tours: heaps, bisect, defaultdicts, frozen sets."""
from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict, deque
from functools import cache
from itertools import combinations, permutations
from typing import Final, Iterator

INF: Final = 10**9
MAP = """\
S.#....#
..#.##..
.##.#..#
....#.#E
##....#.
"""
Cell = tuple[int, int]


class Grid:
    def __init__(self, text: str) -> None:
        self.rows = text.splitlines()
        self.at = {c: (r, k) for r, row in enumerate(self.rows) for k, c in enumerate(row) if c not in "#."}

    def open(self, cell: Cell) -> Iterator[tuple[Cell, int]]:
        r, c = cell
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            if 0 <= (y := r + dr) < len(self.rows) and 0 <= (x := c + dc) < len(self.rows[y]):
                if (mark := self.rows[y][x]) != "#":
                    yield (y, x), 1 if mark == "." else 2

    def shortest(self, start: str, goal: str) -> tuple[int, list[Cell]]:
        best: defaultdict[Cell, int] = defaultdict(lambda: INF, {self.at[start]: 0})
        came: dict[Cell, Cell | None] = {self.at[start]: None}
        heap = [(0, self.at[start])]
        while heap:
            cost, cell = heapq.heappop(heap)
            if cell == self.at[goal]:
                path: list[Cell] = []
                step: Cell | None = cell
                while step is not None:
                    path.append(step)
                    step = came[step]
                return cost, path[::-1]
            if cost > best[cell]:
                continue
            for other, weight in self.open(cell):
                if (new := cost + weight) < best[other]:
                    best[other], came[other] = new, cell
                    heapq.heappush(heap, (new, other))
        return -1, []

    def walls(self) -> list[int]:
        cells = [(r, c) for r, row in enumerate(self.rows) for c, mark in enumerate(row) if mark == "#"]
        parent = {cell: cell for cell in cells}

        def find(cell: Cell) -> Cell:
            while parent[cell] != cell:
                parent[cell] = cell = parent[parent[cell]]
            return cell

        for (a, b), (c, d) in combinations(cells, 2):
            if abs(a - c) + abs(b - d) == 1:
                parent[find((a, b))] = find((c, d))
        return sorted(Counter(map(find, cells)).values(), reverse=True)


def levels(needs: dict[str, set[str]]) -> list[list[str]]:
    left = {k: set(v) for k, v in needs.items()} | {n: set[str]() for v in needs.values() for n in v.difference(needs)}
    out: list[list[str]] = []
    while ready := sorted(k for k, v in left.items() if not v):
        out.append(ready)
        left = {k: v.difference(ready) for k, v in left.items() if k not in ready}
    if left:
        raise ValueError(f"cycle among {sorted(left)}")
    return out


def tour(distance: list[list[int]]) -> tuple[int, str]:
    n = len(distance)

    @cache
    def best(mask: int, last: int) -> tuple[int, str]:
        if mask == (1 << n) - 1:
            return distance[last][0], ""
        return min((cost + distance[last][k], f"{k}{path}") for k in range(n) if not mask >> k & 1 for cost, path in [best(mask | 1 << k, k)])

    return best(1, 0)


def longest_rising(xs: list[int]) -> list[int]:
    tails: list[int] = []
    chosen: list[int] = []
    for x in xs:
        chosen.append(at := bisect_left(tails, x))
        tails[at : at + 1] = [x]
    want, out = len(tails) - 1, deque[int]()
    for x, at in zip(xs[::-1], chosen[::-1]):
        if at == want:
            out.appendleft(x)
            want -= 1
    return list(out)


grid = Grid(MAP)
cost, path = grid.shortest("S", "E")
print(grid.at, cost, len(path), path[:3], path[-1:-9:-3], grid.shortest("E", "S")[0], grid.walls())
print("\n".join("".join("*" if (r, c) in path else mark for c, mark in enumerate(row)) for r, row in enumerate(grid.rows)))
needs = {"app": {"db", "ui"}, "ui": {"css", "js"}, "db": {"disk"}, "js": {"css"}, "test": {"app", "js"}}
print(levels(needs))
try:
    levels({**needs, "css": {"test"}})
except ValueError as error:
    print(error)
distance = [[(a * 7 + b * 3) % 11 + abs(a - b) for b in range(6)] for a in range(6)]
print(tour(distance), min(sum(distance[a][b] for a, b in zip((0, *p), (*p, 0))) for p in permutations(range(1, 6))))
xs = [n * 37 % 29 for n in range(1, 20)]
scores: list[tuple[int, str]] = []
for n, x in enumerate(xs):
    insort(scores, (x % 5, chr(97 + n)))
print(longest_rising(xs), scores[bisect_left(scores, (2, "")) : bisect_right(scores, (2, "~"))], scores[::-6])
print(heapq.nsmallest(3, xs, key=lambda x: abs(x - 14)), heapq.nlargest(2, scores), Counter(c for _, c in scores[:5]) & Counter("abcs"))
