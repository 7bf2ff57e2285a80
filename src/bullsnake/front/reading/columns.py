"""Columns of mypy's native parser, corrected.

On a line with characters that take more than one byte in UTF-8, mypy 2.4 counts twice: where k characters stand before a place, it
takes k for a number of bytes, and reports how many whole characters the first k + 1 bytes hold, less one. The inverse is not
unique; of the candidates the last one at which a token can start is taken.
"""

from __future__ import annotations

from bullsnake.front.reading.rewriting import Changes


class Columns:
    """Corrects columns of one file; plain ASCII lines, by far the most, are left alone. changes: of the text that mypy has read."""

    __slots__ = ("changes", "lines")

    def __init__(self, text: str, changes: Changes | None = None) -> None:
        self.lines = [] if text.isascii() else text.split("\n")
        self.changes = changes

    def fix(self, line: int, column: int) -> int:
        """The number of characters before the place that mypy calls `column` (from 0)."""
        found = self._characters(line, column)
        return found if self.changes is None else self.changes.original(line, found)

    def _characters(self, line: int, column: int) -> int:
        if not 0 < line <= len(self.lines) or self.lines[line - 1].isascii():
            return column
        text = self.lines[line - 1]
        encoded = text.encode("utf-8", "surrogatepass") + b" "
        best = column
        for k in range(column, len(text) + 1):
            reported = len(encoded[: k + 1].decode("utf-8", "ignore")) - 1
            if reported == column and _starts_token(text, k):
                best = k
            elif reported > column:
                break
        return best


def _starts_token(text: str, k: int) -> bool:
    if k >= len(text) or text[k].isspace():
        return k >= len(text)
    return k == 0 or not (_in_word(text[k - 1]) and _in_word(text[k]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
