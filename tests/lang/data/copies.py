import copy
from copy import deepcopy
from dataclasses import dataclass, field


@dataclass
class State:
    grid: list[list[int]]
    names: dict[str, list[str]] = field(default_factory=dict)
    best: tuple[int, list[int]] | None = None


def main() -> None:
    grid = [[1, 2], [3, 4]]
    a, b = copy.copy(grid), deepcopy(grid)
    grid[0][0] = 9
    print(a, b, a is not grid, a[0] is grid[0], b[0] is grid[0])
    d = {"x": {1, 2}, "y": {3}}
    e = deepcopy(d)
    d["x"].add(7)
    print(e, d, deepcopy((1, [2], "x")), deepcopy("abc"), deepcopy(3), copy.copy({"a": 1}), copy.copy({4, 5}))
    s = State([[1], [2]], {"k": ["v"]}, (1, [5]))
    t = deepcopy(s)
    u = copy.copy(s)
    s.grid[0].append(8)
    s.names["k"].append("w")
    if s.best:
        s.best[1].append(6)
    print(s, t, u, sep="\n")
    maybe: list[int] | None = None
    print(deepcopy(maybe), [deepcopy(row) for row in grid], deepcopy([None, [1]]))
    frozen = deepcopy(grid)
    frozen[1] = [0, 0]
    print(grid, frozen)


main()
