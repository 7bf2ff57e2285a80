"""Case of strings, by Unicode's tables."""

from __future__ import annotations

from _prim import (
    Array,
    array_new,
    implements,
    own_set,
    str_get,
    str_get1,
    str_kind,
    str_len,
    str_new,
    str_set1,
)
from bslib.text import (
    from_codes,
)
from bslib.unicode import (
    converted,
    is_cased,
    is_ignorable,
    is_lower,
    is_upper,
    long_table,
)


def _cased(self: str, case: int) -> str:
    n = str_len(self)
    if str_kind(self) == 1 and case < 2:
        made = _ascii_cased(self, n, case)
        if made != "" or n == 0:
            return made
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        at = _put_case(codes, at, self, i, case)
    return from_codes(codes, at)


def _ascii_cased(self: str, n: int, case: int) -> str:
    """The same for ASCII text; "" when there is something else in it."""
    low = 65 if case == 0 else 97
    made = str_new(n, 1)
    for i in range(n):
        code = str_get1(self, i)
        if code >= 128:
            return ""
        str_set1(made, i, code ^ 32 if low <= code and code < low + 26 else code)
    return made


def _put_case(codes: Array[int], at: int, s: str, i: int, case: int) -> int:
    """Write the character at i in that case; the place after it."""
    code = str_get(s, i)
    if case == 0 and code == 0x3A3:
        own_set(codes, at, 0x3C2 if _is_final_sigma(s, i) else 0x3C3)
        return at + 1
    became = converted(code, case)
    if became >= 0:
        own_set(codes, at, became)
        return at + 1
    table = long_table(case)
    k = -1 - became
    count = 3 if str_get(table, k + 2) != 0 else 2
    for j in range(count):
        own_set(codes, at + j, str_get(table, k + j))
    return at + count


def _is_final_sigma(s: str, i: int) -> bool:
    """A capital sigma after a letter and not before one; what is ignorable does not count."""
    before = i - 1
    while before >= 0 and is_ignorable(str_get(s, before)):
        before -= 1
    if before < 0 or not is_cased(str_get(s, before)):
        return False
    after = i + 1
    while after < str_len(s) and is_ignorable(str_get(s, after)):
        after += 1
    return after == str_len(s) or not is_cased(str_get(s, after))


@implements("builtins.str.lower")
def str_lower(self: str) -> str:
    return _cased(self, 0)


@implements("builtins.str.upper")
def str_upper(self: str) -> str:
    return _cased(self, 1)


@implements("builtins.str.casefold")
def str_casefold(self: str) -> str:
    return _cased(self, 3)


@implements("builtins.str.capitalize")
def str_capitalize(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        at = _put_case(codes, at, self, i, 2 if i == 0 else 0)
    return from_codes(codes, at)


@implements("builtins.str.title")
def str_title(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    inside = False
    for i in range(n):
        at = _put_case(codes, at, self, i, 0 if inside else 2)
        inside = is_cased(str_get(self, i))
    return from_codes(codes, at)


@implements("builtins.str.swapcase")
def str_swapcase(self: str) -> str:
    n = str_len(self)
    codes: Array[int] = array_new(3 * n)
    at = 0
    for i in range(n):
        code = str_get(self, i)
        if is_upper(code):
            at = _put_case(codes, at, self, i, 0)
        elif is_lower(code):
            at = _put_case(codes, at, self, i, 1)
        else:
            own_set(codes, at, code)
            at += 1
    return from_codes(codes, at)
