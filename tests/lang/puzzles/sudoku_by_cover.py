"""Sudoku by exact cover: sets of tuples, nested comprehensions, recursion with undo, dict of sets, chunks of a text, a small picture."""

from __future__ import annotations

from itertools import product
from typing import Iterator

Cell = tuple[int, int, int]
Rule = tuple[str, int, int]

PUZZLE = "53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79"


def rules(cell: Cell, box: int = 3) -> list[Rule]:
    row, column, digit = cell
    return [("cell", row, column), ("row", row, digit), ("column", column, digit), ("box", row // box * box + column // box, digit)]


class Cover:
    def __init__(self, cells: list[Cell]) -> None:
        self.choices: dict[Cell, list[Rule]] = {cell: rules(cell) for cell in cells}
        self.open: dict[Rule, set[Cell]] = {}
        for cell, met in self.choices.items():
            for rule in met:
                self.open.setdefault(rule, set()).add(cell)
        self.steps = 0

    def choose(self, cell: Cell) -> list[set[Cell]]:
        taken: list[set[Cell]] = []
        for rule in self.choices[cell]:
            for other in self.open[rule]:
                for shared in self.choices[other]:
                    if shared != rule:
                        self.open[shared].remove(other)
            taken.append(self.open.pop(rule))
        return taken

    def undo(self, cell: Cell, taken: list[set[Cell]]) -> None:
        for rule in reversed(self.choices[cell]):
            self.open[rule] = taken.pop()
            for other in self.open[rule]:
                for shared in self.choices[other]:
                    if shared != rule:
                        self.open[shared].add(other)

    def solutions(self, made: list[Cell]) -> Iterator[list[Cell]]:
        self.steps += 1
        if not self.open:
            yield list(made)
            return
        rule = min(self.open, key=lambda r: (len(self.open[r]), r))
        for cell in sorted(self.open[rule]):
            made.append(cell)
            taken = self.choose(cell)
            yield from self.solutions(made)
            self.undo(cell, taken)
            made.pop()


def solve(text: str) -> tuple[str, int]:
    given = {(at // 9, at % 9): int(char) for at, char in enumerate(text) if char != "."}
    cover = Cover([(r, c, d) for r, c, d in product(range(9), range(9), range(1, 10))])
    for (row, column), digit in given.items():
        cover.choose((row, column, digit))
    found = next(cover.solutions([]), None)
    if found is None:
        return "", cover.steps
    digits = {**given, **{(r, c): d for r, c, d in found}}
    return "".join(str(digits[at // 9, at % 9]) for at in range(81)), cover.steps


def picture(text: str) -> str:
    lines = [text[at : at + 9] for at in range(0, 81, 9)]
    rows = [" ".join(line[i : i + 3] for i in (0, 3, 6)) for line in lines]
    return "\n".join(row + ("\n" if n % 3 == 2 and n < 8 else "") for n, row in enumerate(rows))


answer, steps = solve(PUZZLE)
print(picture(answer), steps)
columns = [answer[c::9] for c in range(9)]
print(all({*part} == {*"123456789"} for part in [*columns, *(answer[r * 9 : r * 9 + 9] for r in range(9))]))
print(sum(a == b for a, b in zip(PUZZLE, answer)), "".join(sorted(columns[0])), answer[:9].translate(str.maketrans("123", "abc")))
print(solve("." * 80 + "9")[0][:18])
