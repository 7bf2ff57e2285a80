"""Graphs: breadth-first and depth-first search, topological order with cycle report, components, flood fill."""
from dataclasses import dataclass, field


class CycleError(Exception):
    def __init__(self, path: list[str]) -> None:
        super().__init__(" -> ".join(path))
        self.path = path


@dataclass
class Graph:
    edges: dict[str, list[str]] = field(default_factory=dict)

    def link(self, a: str, b: str) -> None:
        self.edges.setdefault(a, []).append(b)
        self.edges.setdefault(b, [])

    def levels(self, start: str) -> dict[str, int]:
        level = {start: 0}
        queue = [start]
        while queue:
            node = queue.pop(0)
            for after in self.edges[node]:
                if after not in level:
                    level[after] = level[node] + 1
                    queue.append(after)
        return level

    def order(self) -> list[str]:
        state: dict[str, int] = {}
        done: list[str] = []
        path: list[str] = []

        def visit(node: str) -> None:
            if state.get(node) == 2:
                return
            if state.get(node) == 1:
                raise CycleError(path[path.index(node) :] + [node])
            state[node] = 1
            path.append(node)
            for after in sorted(self.edges[node]):
                visit(after)
            path.pop()
            state[node] = 2
            done.append(node)

        for node in sorted(self.edges):
            visit(node)
        done.reverse()
        return done


def flood(rows: list[str]) -> list[int]:
    grid = [list(row) for row in rows]
    sizes: list[int] = []

    def fill(r: int, c: int) -> int:
        if not (0 <= r < len(grid) and 0 <= c < len(grid[r])) or grid[r][c] != "#":
            return 0
        grid[r][c] = "."
        return 1 + fill(r + 1, c) + fill(r - 1, c) + fill(r, c + 1) + fill(r, c - 1)

    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell == "#":
                sizes.append(fill(r, c))
    return sorted(sizes, reverse=True)


def maze_path(rows: list[str]) -> int | None:
    goal = next_cell(rows, "E")
    seen = {next_cell(rows, "S"): 0}
    frontier = list(seen)
    while frontier:
        following: list[tuple[int, int]] = []
        for r, c in frontier:
            for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
                cell = (r + dr, c + dc)
                if rows[cell[0]][cell[1]] != "#" and cell not in seen:
                    seen[cell] = seen[(r, c)] + 1
                    following.append(cell)
        frontier = following
    return seen.get(goal)


def next_cell(rows: list[str], mark: str) -> tuple[int, int]:
    for r, row in enumerate(rows):
        if mark in row:
            return r, row.index(mark)
    raise LookupError(mark)


g = Graph()
for pair in "shirt tie, tie jacket, pants shoes, pants belt, belt jacket, socks shoes".split(", "):
    first, second = pair.split()
    g.link(first, second)
print(g.order())
print(g.levels("pants"), len(g.edges))
g.link("jacket", "shirt")
try:
    g.order()
except CycleError as error:
    print("cycle:", error, len(error.path))
print(flood(["##..#", ".#..#", "..#..", "###.#"]))
maze = ["#######", "#S..#.#", "#.#...#", "#.###.#", "#....E#", "#######"]
print(maze_path(maze), maze_path(["#####", "#S#E#", "#####"]))
try:
    maze_path(["S"])
except LookupError as error:
    print("no", error)
