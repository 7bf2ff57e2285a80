"""What strings are made of: code points in 1, 2 or 4 bytes each, always the smallest kind that holds them all.

So equal strings have equal kinds, and a string of kind 1 is Latin-1 text. Nothing here knows of other classes than str and list.
"""

from __future__ import annotations

from _prim import (
    Array,
    aget,
    alen,
    export,
    find_byte,
    latin1_char,
    own_get,
    same,
    str_copy,
    str_equal_bytes,
    str_get,
    str_get1,
    str_kind,
    str_len,
    str_new,
    str_set,
    str_word,
)
from bslib.raising import raise_raced

MOST = 1099511627776


def kind_of(code: int) -> int:
    """Bytes that a code point needs."""
    if code < 256:
        return 1
    return 2 if code < 65536 else 4


def char(code: int) -> str:
    """The string of one code point."""
    if code < 256:
        return latin1_char(code)
    made = str_new(1, kind_of(code))
    str_set(made, 0, code)
    return made


def narrowest(s: str, start: int, n: int) -> int:
    """The smallest kind for n code points of s."""
    kind = str_kind(s)
    if kind == 1:
        return 1
    most = 0
    for i in range(start, start + n):
        code = str_get(s, i)
        if code > most:
            most = code
            if kind_of(most) == kind:
                return kind
    return kind_of(most)


def substring(s: str, start: int, n: int) -> str:
    """n code points from `start`, all in range."""
    if n <= 1:
        return char(str_get(s, start)) if n == 1 else ""
    if n == str_len(s):
        return s
    made = str_new(n, narrowest(s, start, n))
    if str_kind(made) == str_kind(s):
        str_copy(made, 0, s, start, n)
    else:
        for i in range(n):
            str_set(made, i, str_get(s, start + i))
    return made


def from_codes(codes: Array[int], n: int) -> str:
    """The string of the first n numbers of the array."""
    most = 0
    for i in range(n):
        most |= own_get(codes, i)
    if n == 0:
        return ""
    if n == 1:
        return char(most)
    made = str_new(n, kind_of(most))
    for i in range(n):
        str_set(made, i, own_get(codes, i))
    return made


def repeat_code(code: int, n: int) -> str:
    """One code point n times; nothing for n <= 0."""
    if n <= 0:
        return ""
    if n > MOST:
        raise MemoryError()
    made = str_new(n, kind_of(code))
    for i in range(n):
        str_set(made, i, code)
    return made


# --- joining --------------------------------------------------------------------------------------------------------------


@export("bslib.str_concat")
def str_concat(a: str, b: str) -> str:
    """a + b."""
    n = str_len(a)
    m = str_len(b)
    if m == 0:
        return a
    if n == 0:
        return b
    kind = str_kind(a) if str_kind(a) >= str_kind(b) else str_kind(b)
    made = str_new(n + m, kind)
    str_copy(made, 0, a, 0, n)
    str_copy(made, n, b, 0, m)
    return made


@export("bslib.concat")
def concat(parts: Array[str]) -> str:
    """All parts in a row."""
    return join_array("", parts, alen(parts))


def join(separator: str, parts: list[str]) -> str:
    """separator.join(parts)."""
    return join_array(separator, parts._items, parts._len)


def join_array(separator: str, parts: Array[str], count: int) -> str:
    """The first `count` strings with the separator between them. The second round may find other strings than the first."""
    if count <= 1:
        return aget(parts, 0) if count == 1 else ""
    gap = str_len(separator)
    kind = str_kind(separator) if gap > 0 else 1
    total = gap * (count - 1)
    for i in range(count):
        part = aget(parts, i)
        total += str_len(part)
        if str_kind(part) > kind and str_len(part) > 0:
            kind = str_kind(part)
    if total == 0:
        return ""
    made = str_new(total, kind)
    at = 0
    for i in range(count):
        if gap > 0 and i > 0:
            str_copy(made, at, separator, 0, gap)
            at += gap
        part = aget(parts, i)
        n = str_len(part)
        if n > total - at - gap * (count - 1 - i) or str_kind(part) > kind and n > 0:
            raise_raced()
        str_copy(made, at, part, 0, n)
        at += n
    if at != total:
        raise_raced()
    return made


# --- comparing ------------------------------------------------------------------------------------------------------------


@export("bslib.str_equal")
def str_equal(a: str, b: str) -> bool:
    """a == b."""
    if same(a, b):
        return True
    n = str_len(a)
    if n != str_len(b) or str_kind(a) != str_kind(b):
        return False
    return str_equal_bytes(a, 0, b, 0, n)


@export("bslib.str_compare")
def str_compare(a: str, b: str) -> int:
    """Negative, 0 or positive, by code points."""
    n = str_len(a)
    m = str_len(b)
    least = n if n <= m else m
    start = 0
    if str_kind(a) == 1 and str_kind(b) == 1:
        start = _equal_words(a, b, least)
    for i in range(start, least):
        x = str_get(a, i)
        y = str_get(b, i)
        if x != y:
            return x - y
    return n - m


def _equal_words(a: str, b: str, n: int) -> int:
    """How many of n bytes are the same for sure, by eights."""
    at = 0
    while at + 8 <= n and str_word(a, at) == str_word(b, at):
        at += 8
    return at


def matches_at(s: str, at: int, part: str) -> bool:
    """Whether s has `part` at that place; the caller knows that it does not reach over the end."""
    m = str_len(part)
    if str_kind(s) == str_kind(part):
        return str_equal_bytes(s, at, part, 0, m)
    for i in range(m):
        if str_get(s, at + i) != str_get(part, i):
            return False
    return True


# --- searching ------------------------------------------------------------------------------------------------------------


def find_code(s: str, code: int, start: int, stop: int) -> int:
    """The first place of a code point in s[start:stop], or -1."""
    if start >= stop:
        return -1
    if str_kind(s) == 1:
        return find_byte(s, code, start, stop) if code < 256 else -1
    for i in range(start, stop):
        if str_get(s, i) == code:
            return i
    return -1


def find(s: str, part: str, start: int, stop: int) -> int:
    """The first place of `part` within s[start:stop] (bounds in range), or -1: two-byte filter, then comparison."""
    m = str_len(part)
    if m == 0:
        return start if start <= stop else -1
    first = str_get(part, 0)
    if m == 1:
        return find_code(s, first, start, stop)
    if str_kind(part) > str_kind(s):
        return -1
    last = str_get(part, m - 1)
    end = stop - m
    i = start
    while i <= end:
        i = find_code(s, first, i, end + 1)
        if i < 0:
            return -1
        if str_get(s, i + m - 1) == last and matches_at(s, i, part):
            return i
        i += 1
    return -1


def find_last(s: str, part: str, start: int, stop: int) -> int:
    """The last place of `part` within s[start:stop], or -1."""
    m = str_len(part)
    i = stop - m
    if start > stop:
        return -1
    while i >= start:
        if matches_at(s, i, part):
            return i
        i -= 1
    return -1


def count_code(s: str, code: int, start: int, stop: int) -> int:
    """How often a code point occurs in s[start:stop]."""
    found = 0
    if str_kind(s) == 1:
        for i in range(start, stop):
            if str_get1(s, i) == code:
                found += 1
        return found
    for i in range(start, stop):
        if str_get(s, i) == code:
            found += 1
    return found
