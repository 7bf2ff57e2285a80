"""Loops over dicts whose keys are tuples, unpacked at once; lists with stars as what a comprehension runs over."""

from __future__ import annotations


def distances(names: list[str]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for i, a in enumerate(names):
        for j, b in enumerate(names):
            if i != j:
                found[a, b] = abs(i - j)
    return found


class Place:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y

    def key(self) -> tuple[int, int]:
        return (self.x, self.y)


def main() -> None:
    table = distances(["kiel", "rome", "oslo"])
    for a, b in table:
        print(a, b, table[a, b])
    print(sorted([b + a for a, b in table if a < b]))
    for (a, b), n in table.items():
        assert table[b, a] == n
    print({f"{a}-{b}": n for (a, b), n in table.items()})
    print(all([table[a, b] == table[b, a] for a, b in table]))
    home = Place(3, 4)
    places = [Place(i, i * i) for i in range(3)]
    print([p.key() for p in [*places, home]], [x + y for x, y in [p.key() for p in [home, *places]]])
    grid: dict[tuple[int, float], list[str]] = {(1, 2.5): ["a"], (2, 0.5): ["b", "c"]}
    total = 0.0
    for i, x in grid:
        total += i * x + len(grid[i, x])
    print(total)
    for single in table:
        print(single)
    try:
        for a, b in table:
            table[b + a, a] = 0
    except RuntimeError as error:
        print(error)


if __name__ == "__main__":
    main()
