"""Displays with stars: the type of what comes out decides which `sum`, `max` and `sorted` are meant, and what is stored."""
from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Point:
    x: float
    y: float

    def scaled(self, by: float) -> Point:
        return Point(self.x * by, self.y * by)


def total(values: list[float]) -> float:
    return sum([*values, 0.25])


def flat(rows: list[list[int]]) -> list[int]:
    result: list[int] = []
    for row in [[0], *rows, [99]]:
        result = [*result, *row]
    return result


def widths(rows: list[list[int]]) -> list[int]:
    edge = [7, 7, 7]
    framed = [edge, *rows, edge]
    return [len(framed[i]) for i in range(len(framed))]


class Path:
    def __init__(self, points: list[Point]) -> None:
        self.points = points

    def closed(self) -> Path:
        return Path([*self.points, self.points[0]])

    def xs(self) -> list[float]:
        return [p.scaled(2.0).x for p in [*self.points, Point(9.5, 0.0)]]


def main() -> None:
    floats = [1.5, 2.5]
    numbers = [3, 1, 2]
    flags = [True, False]
    print([*floats, 0.5], sum([*floats, 0.5]), sum([0.5, *floats]), total(floats))
    print([*numbers, 9], sum([*numbers, 9]), max([*numbers, 9]), sorted([0, *numbers, *numbers]))
    more = [*numbers, 4]
    count = 0
    for number in more:
        count += number
    print(count, more[-1] + 1, [*flags, True], sum([*flags]))
    print(flat([[1], [2, 3], []]), widths([[1], []]))
    path = Path([Point(0.5, 1.0), Point(2.0, 3.0)])
    print(path.closed().points, path.closed().xs())
    table = {"a": 1.5, "b": 2.0}
    print(sum([*table.values(), *floats]), [*table, "c"], sorted([*table.keys()])[0].upper())
    print([f"{key}={value}" for key, value in [*table.items(), ("z", 0.0)]])
    pair = (1.5, 2.5)
    print(sum([*pair, 1.0]), max([*pair]), [*range(3), 7][3] + 1, [c.upper() for c in [*"abc", "d"]])
    print(sum((*floats, 3.5)), {**table, "z": 0.5}["z"] + 1.0)
    try:
        print(sum([*numbers, 1 // (len(numbers) - 3)]))
    except ZeroDivisionError as error:
        print("error:", error, sum([*[n * 0.5 for n in numbers]]))


main()
