"""Columns of mypy's native parser, corrected.

On a line with characters that take more than one byte in UTF-8, mypy 2.4 subtracts the extra bytes twice: it reports k minus the
extra bytes before k, where k is the number of characters before the place. The inverse is not unique; of the candidates the
last one at which a token can start is taken.
"""

from __future__ import annotations


class Columns:
    """Corrects columns of one file; plain ASCII lines, by far the most, are left alone."""

    __slots__ = ("lines",)

    def __init__(self, text: str) -> None:
        self.lines = [] if text.isascii() else text.split("\n")

    def fix(self, line: int, column: int) -> int:
        """The number of characters before the place that mypy calls `column` (from 0)."""
        if not 0 < line <= len(self.lines) or self.lines[line - 1].isascii():
            return column
        text = self.lines[line - 1]
        extra = 0
        best = column
        for k, char in enumerate(text + " "):
            if k - extra == column and _starts_token(text, k):
                best = k
            extra += len(char.encode("utf-8", "surrogatepass")) - 1
        return best


def _starts_token(text: str, k: int) -> bool:
    if k >= len(text) or text[k].isspace():
        return k >= len(text)
    return k == 0 or not (_in_word(text[k - 1]) and _in_word(text[k]))


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"
