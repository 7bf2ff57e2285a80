"""Comma-separated values, as RFC 4180 has them: quoted cells may hold commas, quotes (doubled) and line ends."""

from __future__ import annotations

from collections.abc import Iterator


def records(text: str) -> Iterator[list[str]]:
    """Line by line; empty lines are left out."""
    cells: list[str] = []
    cell: list[str] = []
    quoted = False
    was_quoted = False
    at = 0
    while at < len(text):
        letter = text[at]
        at += 1
        if quoted:
            if letter != '"':
                cell.append(letter)
            elif text[at : at + 1] == '"':
                cell.append('"')
                at += 1
            else:
                quoted = False
        elif letter == '"' and not cell:
            quoted = was_quoted = True
        elif letter == ",":
            cells.append("".join(cell))
            cell.clear()
        elif letter in "\r\n":
            if letter == "\r" and text[at : at + 1] == "\n":
                at += 1
            if cells or cell or was_quoted:
                yield [*cells, "".join(cell)]
            cells, cell, was_quoted = [], [], False
        else:
            cell.append(letter)
    if cells or cell or was_quoted:
        yield [*cells, "".join(cell)]
