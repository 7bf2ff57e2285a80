"""repr and ascii of strings."""

from __future__ import annotations

from _prim import Array, array_new, implements, own_set, str_get, str_get1, str_kind, str_len, str_new, str_set
from bslib.text import find_code, from_codes
from bslib.unicode import is_printable

QUOTE = 39
DOUBLE = 34
BACKSLASH = 92


def hex_digit(value: int) -> int:
    """The code of a hexadecimal digit."""
    return 48 + value if value < 10 else 87 + value


@implements("builtins.str.__repr__")
def str_repr(self: str) -> str:
    n = str_len(self)
    quote = QUOTE
    if find_code(self, QUOTE, 0, n) >= 0 and find_code(self, DOUBLE, 0, n) < 0:
        quote = DOUBLE
    if str_kind(self) == 1 and _plain(self, n, quote):
        made = str_new(n + 2, 1)
        str_set(made, 0, quote)
        for i in range(n):
            str_set(made, i + 1, str_get1(self, i))
        str_set(made, n + 1, quote)
        return made
    codes: Array[int] = array_new(n * 10 + 2)
    own_set(codes, 0, quote)
    at = 1
    for i in range(n):
        code = str_get(self, i)
        if code == quote or code == BACKSLASH:
            own_set(codes, at, BACKSLASH)
            own_set(codes, at + 1, code)
            at += 2
        elif 32 <= code and code < 127 or code >= 127 and is_printable(code):
            own_set(codes, at, code)
            at += 1
        else:
            at = escaped(codes, at, code)
    own_set(codes, at, quote)
    return from_codes(codes, at + 1)


def _plain(s: str, n: int, quote: int) -> bool:
    for i in range(n):
        code = str_get1(s, i)
        if code < 32 or code >= 127 or code == BACKSLASH or code == quote:
            return False
    return True


def escaped(codes: Array[int], at: int, code: int) -> int:
    """Write an escape sequence; the place after it."""
    own_set(codes, at, BACKSLASH)
    if code == 10 or code == 13 or code == 9:
        own_set(codes, at + 1, 110 if code == 10 else 114 if code == 13 else 116)
        return at + 2
    digits = 2 if code < 256 else 4 if code < 65536 else 8
    own_set(codes, at + 1, 120 if digits == 2 else 117 if digits == 4 else 85)
    for i in range(digits):
        own_set(codes, at + 2 + i, hex_digit((code >> (4 * (digits - 1 - i))) & 15))
    return at + 2 + digits


def escape(s: str) -> str:
    """All that is not ASCII as escape sequences."""
    n = str_len(s)
    codes: Array[int] = array_new(n * 10 + 2)
    at = 0
    for i in range(n):
        code = str_get(s, i)
        if code < 128:
            own_set(codes, at, code)
            at += 1
        else:
            at = escaped(codes, at, code)
    return from_codes(codes, at)
