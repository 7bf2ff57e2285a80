"""Nested loops left by break, continue, return and raise through try, with and else; walrus conditions; loop variables after."""
from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from typing import Iterator


class Trail:
    def __init__(self) -> None:
        self.steps: list[str] = []
        self.depth = 0

    def __iadd__(self, step: str) -> Trail:
        self.steps.append("." * self.depth + step)
        return self

    @contextmanager
    def level(self, name: str) -> Iterator[int]:
        global trail
        trail += f"<{name}"
        self.depth += 1
        try:
            yield self.depth
        except LookupError as error:
            trail += f"swallowed {error}"
        finally:
            self.depth -= 1
            trail += f"{name}>"

    def take(self) -> str:
        text, self.steps[:] = " ".join(self.steps), []
        return text


trail = Trail()


def search(grid: list[list[int]], wanted: int) -> tuple[int, int] | None:
    global trail
    for r, row in enumerate(grid):
        with trail.level(f"row{r}") as depth:
            for c, cell in enumerate(row):
                try:
                    if cell < 0:
                        continue
                    if cell == 0:
                        break
                    if cell == wanted:
                        return r, c * depth
                    if cell > 90:
                        raise KeyError(cell)
                finally:
                    trail += f"f{cell}"
            else:
                trail += "full"
                continue
            trail += "cut"
    else:
        trail += "none"
    return None


def countdown(n: int) -> list[int]:
    seen: list[int] = []
    while n := n - 1:
        try:
            if n % 5 == 0:
                continue
            if n == 2:
                break
            seen.append(n)
        finally:
            if n == 7:
                n -= 2
                seen.append(-n)
    else:
        seen.append(0)
    return seen


def retry(outcomes: list[str | None]) -> str:
    errors: list[Exception] = []
    queue = outcomes[::-1]
    for attempt in range(1, 4):
        try:
            try:
                if (got := queue.pop()) is None:
                    raise TimeoutError(f"attempt {attempt}")
                value = int(got)
            except ValueError as error:
                errors.append(error)
                continue
            finally:
                attempt *= 10
            return f"{value} at {attempt}, {len(errors)} errors"
        except (TimeoutError, IndexError) as error:
            errors.append(error)
            if isinstance(error, IndexError):
                break
    else:
        return f"gave up at {attempt}: {Counter(type(e).__name__ for e in errors).most_common()}"
    return f"ran dry: {errors!r}"


grid = [[1, -2, 3], [4, 0, 5], [95, 6], [], [7, 8, 9]]
for wanted in (3, 5, 6, 9):
    print(wanted, search(grid, wanted), "|", trail.take())
print([countdown(n) for n in (1, 2, 4, 9, 13)])
plans: list[list[str | None]] = [["5"], ["x", None, "7"], ["x", "y", "z"], [None], ["a", None, "b", "9"]]
for outcomes in plans:
    print(outcomes, "->", retry(outcomes))

triples: list[tuple[int, int, int]] = []
for a in range(1, 60):
    for b in range(a, 60):
        c = b
        while (left := a * a + b * b) > (c := c + 1) * c:
            pass
        if left != c * c:
            continue
        triples.append((a, b, c))
        if len(triples) % 4 == 0:
            break
    if len(triples) > 9:
        break
print(triples[::3], (a, b, c, left))
for i, (x, *rest) in enumerate([(1, 2, 3), (4,), (5, 6)], start=-1):
    i, x = i * 2, sum(rest, x)
    print(i, x, rest, end="; ")
for i in range(0):
    i = 99
print(i, x, rest, [i for i in "ab"], i, len([y for row in grid if (n := len(row)) > 2 for y in row[:n - 1]]), n)
