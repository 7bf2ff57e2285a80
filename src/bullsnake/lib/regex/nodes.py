"""What a pattern is parsed to."""

from __future__ import annotations

from bslib.regex.charsets import CharSet

CHAR, SET, ANY, AT, SEQUENCE, CHOICE, GROUP, REPEAT, REFERENCE, CONDITION, LOOK, ATOMIC = (
    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
)  # fmt: skip

START, END, TRUE_END, LINE_START, LINE_END, WORD_EDGE, NO_WORD_EDGE = 0, 1, 2, 3, 4, 5, 6
"""Places: \\A or ^, $, \\Z, and under MULTILINE; \\b and \\B."""

GREEDY, LAZY, POSSESSIVE = 0, 1, 2

UNLIMITED = 4294967295
"""As many times as there are; CPython's number, which is also too large to be written."""

I, L, M, S, U, X, A = 2, 4, 8, 16, 32, 64, 256
"""CPython's numbers for the flags."""


class Node:
    """kind decides what the rest means:

    CHAR         code
    SET          chars
    ANY          code: 1 if a newline is meant, too
    AT           code: the place; flag: only ASCII letters make words
    SEQUENCE     items
    CHOICE       items
    GROUP        items[0]; code: its number, 0 if it does not capture
    REPEAT       items[0], low to high times; code: GREEDY, LAZY, POSSESSIVE
    REFERENCE    code: the group's number; flag: case does not count
    CONDITION    code: the group's number; items: if it has matched, and if not (maybe)
    LOOK         items[0]; flag: it must not match; code: 1 ahead, -1 behind
    ATOMIC       items[0]
    """

    def __init__(self, kind: int, code: int = 0, flag: bool = False) -> None:
        self.kind = kind
        self.code = code
        self.flag = flag
        self.items: list[Node] = []
        self.chars: CharSet | None = None
        self.low = 0
        self.high = 0

    def least(self, lengths: list[int]) -> int:
        """The length of the shortest text that it can match. lengths: of the groups, shortest and longest."""
        kind = self.kind
        if kind == CHAR or kind == SET or kind == ANY:
            return 1
        if kind == AT or kind == LOOK:
            return 0
        if kind == SEQUENCE:
            return sum([item.least(lengths) for item in self.items])
        if kind == CHOICE:
            return min([item.least(lengths) for item in self.items])
        if kind == GROUP or kind == ATOMIC:
            return self.items[0].least(lengths)
        if kind == REPEAT:
            return min(self.items[0].least(lengths) * self.low, UNLIMITED)
        if kind == REFERENCE:
            return lengths[2 * self.code]
        shortest = self.items[0].least(lengths)
        return min(shortest, self.items[1].least(lengths) if len(self.items) == 2 else 0)

    def most(self, lengths: list[int]) -> int:
        """The length of the longest, UNLIMITED at most."""
        kind = self.kind
        if kind == CHAR or kind == SET or kind == ANY:
            return 1
        if kind == AT or kind == LOOK:
            return 0
        if kind == SEQUENCE:
            return min(sum([item.most(lengths) for item in self.items]), UNLIMITED)
        if kind == CHOICE:
            return max([item.most(lengths) for item in self.items])
        if kind == GROUP or kind == ATOMIC:
            return self.items[0].most(lengths)
        if kind == REPEAT:
            one = self.items[0].most(lengths)
            if self.high == 0 or one == 0:
                return 0
            return UNLIMITED if self.high == UNLIMITED or one == UNLIMITED else min(one * self.high, UNLIMITED)
        if kind == REFERENCE:
            return lengths[2 * self.code + 1]
        longest = self.items[0].most(lengths)
        return max(longest, self.items[1].most(lengths) if len(self.items) == 2 else 0)

    def is_single(self) -> bool:
        """Whether it matches exactly one character, of whatever kind."""
        return self.kind == CHAR or self.kind == SET or self.kind == ANY
