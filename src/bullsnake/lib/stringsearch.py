"""Searching in strings: find, count, prefixes and suffixes, replace."""

from __future__ import annotations

from _prim import (
    implements,
    str_get,
    str_len,
    tuple_item,
    tuple_len,
)
from bslib.growing import (
    empty_list,
    list_append,
)
from bslib.text import (
    char,
    count_code,
    find,
    find_last,
    join,
    matches_at,
    substring,
)

ALL = 9223372036854775807
# --- searching ------------------------------------------------------------------------------------------------------------


def from_start(start: int, n: int) -> int:
    """A lower bound as slices count it, but not clipped above: beyond the end nothing is found."""
    if start < 0:
        return start + n if start + n > 0 else 0
    return start


def to_end(end: int, n: int) -> int:
    """An upper bound as slices count it."""
    if end > n:
        return n
    if end < 0:
        return end + n if end + n > 0 else 0
    return end


@implements("builtins.str.find")
def str_find(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    return find(self, sub, from_start(start, n), to_end(end, n))


@implements("builtins.str.rfind")
def str_rfind(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    return find_last(self, sub, from_start(start, n), to_end(end, n))


@implements("builtins.str.index")
def str_index(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    at = str_find(self, sub, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


@implements("builtins.str.rindex")
def str_rindex(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    at = str_rfind(self, sub, start, end)
    if at < 0:
        raise ValueError("substring not found")
    return at


@implements("builtins.str.count")
def str_count(self: str, sub: str, start: int = 0, end: int = ALL) -> int:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if i > stop:
        return 0
    m = str_len(sub)
    if m == 0:
        return stop - i + 1
    if m == 1:
        return count_code(self, str_get(sub, 0), i, stop)
    found = 0
    i = find(self, sub, i, stop)
    while i >= 0:
        found += 1
        i = find(self, sub, i + m, stop)
    return found


def _has_prefix(self: str, prefix: str, start: int, end: int) -> bool:
    m = str_len(prefix)
    return start + m <= end and matches_at(self, start, prefix)


@implements("builtins.str.startswith")
def str_startswith(self: str, prefix: str | tuple[str, ...], start: int = 0, end: int = ALL) -> bool:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if isinstance(prefix, str):
        return _has_prefix(self, prefix, i, stop)
    for k in range(tuple_len(prefix)):
        one = tuple_item(prefix, k)
        if isinstance(one, str) and _has_prefix(self, one, i, stop):
            return True
    return False


def _has_suffix(self: str, suffix: str, start: int, end: int) -> bool:
    at = end - str_len(suffix)
    return start <= at and matches_at(self, at, suffix)


@implements("builtins.str.endswith")
def str_endswith(self: str, suffix: str | tuple[str, ...], start: int = 0, end: int = ALL) -> bool:
    n = str_len(self)
    i = from_start(start, n)
    stop = to_end(end, n)
    if isinstance(suffix, str):
        return _has_suffix(self, suffix, i, stop)
    for k in range(tuple_len(suffix)):
        one = tuple_item(suffix, k)
        if isinstance(one, str) and _has_suffix(self, one, i, stop):
            return True
    return False


@implements("builtins.str.removeprefix")
def str_removeprefix(self: str, prefix: str) -> str:
    n = str_len(self)
    m = str_len(prefix)
    return substring(self, m, n - m) if _has_prefix(self, prefix, 0, n) else self


@implements("builtins.str.removesuffix")
def str_removesuffix(self: str, suffix: str) -> str:
    n = str_len(self)
    return substring(self, 0, n - str_len(suffix)) if _has_suffix(self, suffix, 0, n) else self


@implements("builtins.str.replace")
def str_replace(self: str, old: str, new: str, count: int = -1) -> str:
    n = str_len(self)
    left = count if count >= 0 else ALL
    m = str_len(old)
    if m == 0:
        return _interleaved(self, new, left)
    at = find(self, old, 0, n)
    if at < 0 or left == 0:
        return self
    parts: list[str] = empty_list(8)
    start = 0
    while at >= 0 and left > 0:
        list_append(parts, substring(self, start, at - start))
        start = at + m
        left -= 1
        at = find(self, old, start, n)
    list_append(parts, substring(self, start, n - start))
    return join(new, parts)


def _interleaved(self: str, new: str, left: int) -> str:
    """replace("", new): before each character, and at the end."""
    n = str_len(self)
    parts: list[str] = empty_list(2 * n + 1)
    for i in range(n + 1):
        if i < left:
            list_append(parts, new)
        if i < n:
            list_append(parts, char(str_get(self, i)))
    return join("", parts)
