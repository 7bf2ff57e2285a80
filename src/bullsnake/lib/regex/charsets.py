"""Sets of characters: `[a-z_]`, `\\d`, and a letter whose case does not count.

A set answers for the first 256 codes from a table, for the others from what it was made of. Where case does not count, a code is
in the set if its lower case is, as CPython has it: an item of the set counts in lower case, a range as it is and for upper case too.
"""

from __future__ import annotations

from _prim import Array, array_new, own_get, own_set
from bslib.unicode import is_alnum, is_decimal, is_space, to_lower, to_upper

DIGIT, SPACE, WORD = 0, 2, 4
"""Kinds of character; one more is the opposite."""

TABLE = 256


def is_kind(code: int, kind: int, ascii: bool) -> bool:
    """Whether a code is of a kind, or of the opposite of one."""
    found = False
    if not ascii or code < 128:
        plain = kind & ~1
        if plain == DIGIT:
            found = is_decimal(code)
        elif plain == SPACE:
            found = is_space(code)
        else:
            found = code == 95 or is_alnum(code)
    if ascii and kind & ~1 == SPACE and 28 <= code <= 31:
        found = False
    return found != (kind & 1 == 1)


def lower(code: int, ascii: bool) -> int:
    return code if ascii and code >= 128 else to_lower(code)


_RELATED = (
    "\u0069\u0131 \u0073\u017f \u00b5\u03bc \u0345\u03b9\u1fbe \u0390\u1fd3 \u03b0\u1fe3 \u03b2\u03d0 "
    "\u03b5\u03f5 \u03b8\u03d1 \u03ba\u03f0 \u03c0\u03d6 \u03c1\u03f1 \u03c2\u03c3 \u03c6\u03d5 "
    "\u0432\u1c80 \u0434\u1c81 \u043e\u1c82 \u0441\u1c83 \u0442\u1c84\u1c85 \u044a\u1c86 \u0463\u1c87 "
    "\u1c88\ua64b \u1e61\u1e9b \ufb05\ufb06"
)
"""Lower-case characters of one upper case, where no other rule relates them (Unicode's CaseFolding.txt)."""


def related(code: int) -> str:
    """The other lower-case characters that count as this one."""
    letter = chr(code)
    at = _RELATED.find(letter) if letter != " " else -1
    if at < 0:
        return ""
    start, stop = _RELATED.rfind(" ", 0, at) + 1, _RELATED.find(" ", at)
    return _RELATED[start : stop if stop >= 0 else len(_RELATED)].replace(letter, "")


class CharSet:
    """ranges: pairs of first and last; kinds: DIGIT and so on; ignores: case does not count."""

    def __init__(self, ignores: bool, ascii: bool) -> None:
        self.ranges: list[int] = []
        self.kinds: list[int] = []
        self.negated = False
        self.ignores = ignores
        self.ascii = ascii
        table: Array[bool] = array_new(TABLE)
        self.table = table

    def add(self, code: int) -> None:
        """One character."""
        if self.ignores:
            code = lower(code, self.ascii)
            if not self.ascii:
                for letter in related(code):
                    self.add_range(ord(letter), ord(letter))
        self.add_range(code, code)

    def add_range(self, first: int, last: int) -> None:
        self.ranges.append(first)
        self.ranges.append(last)

    def finish(self) -> None:
        """All is in it: fill the table."""
        for code in range(TABLE):
            own_set(self.table, code, self.find(code))

    def has(self, code: int) -> bool:
        return own_get(self.table, code) if code < TABLE else self.find(code)

    def find(self, code: int) -> bool:
        if self.ignores:
            code = lower(code, self.ascii)
        return self.holds(code) != self.negated

    def holds(self, code: int) -> bool:
        other = to_upper(code) if self.ignores and not (self.ascii and code >= 128) else code
        i = 0
        while i < len(self.ranges):
            first, last = self.ranges[i], self.ranges[i + 1]
            if first <= code <= last or first != last and first <= other <= last:
                return True
            i += 2
        for kind in self.kinds:
            if is_kind(code, kind, self.ascii):
                return True
        return False
