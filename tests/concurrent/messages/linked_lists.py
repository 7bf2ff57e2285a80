"""Linked lists change hands: each goroutine owns a list while it has it, and passes it on when it has done its part."""
from __future__ import annotations

from bullsnake import Chan, go


class Cell:
    def __init__(self, value: int, rest: Cell | None) -> None:
        self.value = value
        self.rest = rest


def from_list(values: list[int]) -> Cell | None:
    cell: Cell | None = None
    for value in reversed(values):
        cell = Cell(value, cell)
    return cell


def to_list(cell: Cell | None) -> list[int]:
    values: list[int] = []
    while cell is not None:
        values.append(cell.value)
        cell = cell.rest
    return values


def reverse(cell: Cell | None) -> Cell | None:
    result: Cell | None = None
    while cell is not None:
        cell.rest, result, cell = result, cell, cell.rest
    return result


def without(cell: Cell | None, divisor: int) -> Cell | None:
    if cell is None:
        return None
    cell.rest = without(cell.rest, divisor)
    return cell.rest if cell.value % divisor == 0 else cell


def insert(cell: Cell | None, value: int) -> Cell:
    if cell is None or cell.value >= value:
        return Cell(value, cell)
    cell.rest = insert(cell.rest, value)
    return cell


def sort(cell: Cell | None) -> Cell | None:
    result: Cell | None = None
    while cell is not None:
        result = insert(result, cell.value)
        cell = cell.rest
    return result


def stage(kind: str, source: Chan[Cell | None], out: Chan[Cell | None]) -> None:
    for cell in source:
        if kind == "reverse":
            out.send(reverse(cell))
        elif kind == "sort":
            out.send(sort(cell))
        else:
            out.send(without(cell, int(kind)))
    out.close()


def main() -> None:
    source: Chan[Cell | None] = Chan()
    channel = source
    for kind in ("reverse", "3", "reverse", "5", "sort"):
        following: Chan[Cell | None] = Chan(1)
        go(stage, kind, channel, following)
        channel = following

    def feed() -> None:
        for n in range(12):
            source.send(from_list([(i * 37 + n) % 64 for i in range(n * 6)]))
        source.close()

    go(feed)
    n = 0
    total = 0
    for cell in channel:
        values = to_list(cell)
        assert values == sorted([v for v in [(i * 37 + n) % 64 for i in range(n * 6)] if v % 3 and v % 5])
        total += sum(values)
        if n < 4:
            print(n, values)
        n += 1
    print(n, total)


main()
