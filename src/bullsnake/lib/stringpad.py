"""The ends of strings: strip, pad, expand tabs."""

from __future__ import annotations

from _prim import (
    implements,
    str_get,
    str_len,
)
from bslib.formatspec import (
    pad,
)
from bslib.growing import (
    empty_list,
    list_append,
)
from bslib.text import (
    count_code,
    join,
    str_concat,
    substring,
)
from bslib.unicode import (
    is_space,
)

LEFT, RIGHT, CENTRE = 60, 62, 94
# --- stripping and padding ---------------------------------------------------------------------------------------------------


def _stripped(self: str, start: int, end: int, left: bool, right: bool) -> str:
    """self[start:end] without blanks at its ends."""
    while left and start < end and is_space(str_get(self, start)):
        start += 1
    while right and end > start and is_space(str_get(self, end - 1)):
        end -= 1
    return substring(self, start, end - start)


def _stripped_of(self: str, chars: str | None, left: bool, right: bool) -> str:
    start = 0
    end = str_len(self)
    if chars is None:
        return _stripped(self, start, end, left, right)
    m = str_len(chars)
    while left and start < end and count_code(chars, str_get(self, start), 0, m) > 0:
        start += 1
    while right and end > start and count_code(chars, str_get(self, end - 1), 0, m) > 0:
        end -= 1
    return substring(self, start, end - start)


@implements("builtins.str.strip")
def str_strip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, True, True)


@implements("builtins.str.lstrip")
def str_lstrip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, True, False)


@implements("builtins.str.rstrip")
def str_rstrip(self: str, chars: str | None = None) -> str:
    return _stripped_of(self, chars, False, True)


def _fill_of(fillchar: str) -> int:
    if str_len(fillchar) != 1:
        raise TypeError("The fill character must be exactly one character long")
    return str_get(fillchar, 0)


@implements("builtins.str.ljust")
def str_ljust(self: str, width: int, fillchar: str = " ") -> str:
    return pad(self, width, LEFT, _fill_of(fillchar))


@implements("builtins.str.rjust")
def str_rjust(self: str, width: int, fillchar: str = " ") -> str:
    return pad(self, width, RIGHT, _fill_of(fillchar))


@implements("builtins.str.center")
def str_center(self: str, width: int, fillchar: str = " ") -> str:
    """The odd place goes to the left when the width is odd."""
    fill = _fill_of(fillchar)
    n = str_len(self)
    if width <= n:
        return self
    missing = width - n
    left = missing // 2 + (missing & width & 1)
    return pad(pad(self, n + left, RIGHT, fill), width, LEFT, fill)


@implements("builtins.str.zfill")
def str_zfill(self: str, width: int) -> str:
    n = str_len(self)
    if width <= n:
        return self
    signed = n > 0 and (str_get(self, 0) == 43 or str_get(self, 0) == 45)
    if not signed:
        return pad(self, width, RIGHT, 48)
    return str_concat(substring(self, 0, 1), pad(substring(self, 1, n - 1), width - 1, RIGHT, 48))


@implements("builtins.str.expandtabs")
def str_expandtabs(self: str, tabsize: int = 8) -> str:
    parts: list[str] = empty_list(8)
    column = 0
    start = 0
    n = str_len(self)
    for i in range(n):
        code = str_get(self, i)
        if code == 9:
            list_append(parts, substring(self, start, i - start))
            start = i + 1
            if tabsize > 0:
                gap = tabsize - column % tabsize
                list_append(parts, pad("", gap, LEFT, 32))
                column += gap
        elif code == 10 or code == 13:
            column = 0
        else:
            column += 1
    list_append(parts, substring(self, start, n - start))
    return join("", parts)
