"""Strings into parts and back: split, join, partition."""

from __future__ import annotations

from _prim import (
    implements,
    str_get,
    str_len,
)
from bslib.growing import (
    empty_list,
    list_append,
)
from bslib.ints import int_str
from bslib.stringsearch import (
    ALL,
)
from bslib.text import (
    find,
    find_last,
    join,
    substring,
)
from bslib.unicode import (
    is_line_end,
    is_space,
)


@implements("builtins.str.join")
def str_join(self: str, iterable: list[str]) -> str:
    return join(self, iterable)


@implements("builtins.str.join", 1)
def str_join_certain(self: str, iterable: list[str | None]) -> str:
    texts: list[str] = empty_list(8)
    for i in range(len(iterable)):
        text = iterable[i]
        if text is None:
            raise TypeError("sequence item " + int_str(i) + ": expected str instance, NoneType found")
        list_append(texts, text)
    return join(self, texts)


@implements("builtins.str.split")
def str_split(self: str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    left = maxsplit if maxsplit >= 0 else ALL
    if sep is None:
        return _split_blanks(self, left)
    n = str_len(self)
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    parts: list[str] = empty_list(8)
    start = 0
    while left > 0:
        at = find(self, sep, start, n)
        if at < 0:
            break
        list_append(parts, substring(self, start, at - start))
        start = at + m
        left -= 1
    list_append(parts, substring(self, start, n - start))
    return parts


def _split_blanks(self: str, left: int) -> list[str]:
    n = str_len(self)
    parts: list[str] = empty_list(8)
    i = 0
    while True:
        while i < n and is_space(str_get(self, i)):
            i += 1
        if i >= n:
            return parts
        if left <= 0:
            list_append(parts, substring(self, i, n - i))
            return parts
        start = i
        while i < n and not is_space(str_get(self, i)):
            i += 1
        list_append(parts, substring(self, start, i - start))
        left -= 1


@implements("builtins.str.rsplit")
def str_rsplit(self: str, sep: str | None = None, maxsplit: int = -1) -> list[str]:
    left = maxsplit if maxsplit >= 0 else ALL
    parts: list[str] = empty_list(8)
    if sep is None:
        _rsplit_blanks(self, left, parts)
    else:
        m = str_len(sep)
        if m == 0:
            raise ValueError("empty separator")
        end = str_len(self)
        while left > 0:
            at = find_last(self, sep, 0, end)
            if at < 0:
                break
            list_append(parts, substring(self, at + m, end - at - m))
            end = at
            left -= 1
        list_append(parts, substring(self, 0, end))
    parts.reverse()
    return parts


def _rsplit_blanks(self: str, left: int, parts: list[str]) -> None:
    i = str_len(self)
    while True:
        while i > 0 and is_space(str_get(self, i - 1)):
            i -= 1
        if i == 0:
            return
        if left <= 0:
            list_append(parts, substring(self, 0, i))
            return
        end = i
        while i > 0 and not is_space(str_get(self, i - 1)):
            i -= 1
        list_append(parts, substring(self, i, end - i))
        left -= 1


@implements("builtins.str.splitlines")
def str_splitlines(self: str, keepends: bool = False) -> list[str]:
    n = str_len(self)
    parts: list[str] = empty_list(8)
    start = 0
    i = 0
    while i < n:
        code = str_get(self, i)
        if not is_line_end(code):
            i += 1
            continue
        after = i + 2 if code == 13 and i + 1 < n and str_get(self, i + 1) == 10 else i + 1
        list_append(parts, substring(self, start, (after if keepends else i) - start))
        start = after
        i = after
    if start < n:
        list_append(parts, substring(self, start, n - start))
    return parts


@implements("builtins.str.partition")
def str_partition(self: str, sep: str) -> tuple[str, str, str]:
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    n = str_len(self)
    at = find(self, sep, 0, n)
    if at < 0:
        return self, "", ""
    return substring(self, 0, at), sep, substring(self, at + m, n - at - m)


@implements("builtins.str.rpartition")
def str_rpartition(self: str, sep: str) -> tuple[str, str, str]:
    m = str_len(sep)
    if m == 0:
        raise ValueError("empty separator")
    n = str_len(self)
    at = find_last(self, sep, 0, n)
    if at < 0:
        return "", "", self
    return substring(self, 0, at), sep, substring(self, at + m, n - at - m)
