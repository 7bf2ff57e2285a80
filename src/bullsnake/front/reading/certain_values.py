"""`node.next` that may be None, but is used as an object: mypy reads `__certain__(node.next, told)` (front/uncertain).

`count += 1`, where count may be None, is read as `count = __certain__(count, told) + (1)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bullsnake.front.reading.replacements import Replacement

NAME = "__certain__"
"""The function of our stubs: its result is its first argument without None."""

Point = tuple[int, int]
"""Line from 1, column from 0, in characters."""


class Certain(NamedTuple):
    """A value of the original text, by where it begins and ends. told: what is said if it is None."""

    start: Point
    end: Point
    told: str


class SpelledOut(NamedTuple):
    """An augmented assignment: where its target and its value begin and end."""

    target: tuple[Point, Point]
    value: tuple[Point, Point]
    op: str
    told: str


Change = Certain | SpelledOut


def replacements(lines: list[str], changes: Sequence[Change]) -> Iterator[Replacement]:
    """What opens at one place is one replacement, and so is what closes: the innermost value first."""
    values = [one for one in changes if isinstance(one, Certain)]
    opened: dict[Point, int] = {}
    closed: dict[Point, list[Certain]] = {}
    for value in values:
        opened[value.start] = opened.get(value.start, 0) + 1
        closed.setdefault(value.end, []).append(value)
    for one in changes:
        if isinstance(one, SpelledOut):
            yield from _spelled(lines, one, values)
    for (line, place), count in opened.items():
        yield Replacement(line, place, place, f"{NAME}(" * count)
    for (line, place), ending in closed.items():
        inner_first = sorted(ending, key=lambda value: value.start, reverse=True)
        yield Replacement(line, place, place, "".join(f", {value.told!r})" for value in inner_first))


def _spelled(lines: list[str], one: SpelledOut, values: list[Certain]) -> Iterator[Replacement]:
    (line, start), (_, end) = one.target
    (first, value), (last, behind) = one.value
    if first == line:
        target = lines[line - 1][start:end]
        for owner in values:  # of what has the field
            if owner.start == one.target[0] and owner.end[1] < end:
                cut = owner.end[1] - start
                target = f"{NAME}({target[:cut]}, {owner.told!r}){target[cut:]}"
        yield Replacement(line, end, value, f" = {NAME}({target}, {one.told!r}) {one.op} (")
        yield Replacement(last, behind, behind, ")")
