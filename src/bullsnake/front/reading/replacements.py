"""One change of a program's text before mypy reads it."""

from __future__ import annotations

from typing import NamedTuple


class Replacement(NamedTuple):
    """line from 1; start and end are columns from 0, in characters, of what `text` stands for from now on."""

    line: int
    start: int
    end: int
    text: str


def column(line: str, offset: int) -> int:
    """The column in characters of one that Python's parser counts in bytes."""
    return len(line.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "surrogatepass"))
