"""str.translate, and the tables that str.maketrans makes for it."""

from __future__ import annotations

from typing import TypeVar

from _prim import cold, implements, is_none, str_get, str_len
from bslib.growing import empty_list, list_append
from bslib.text import char, join, substring

T = TypeVar("T")


@implements("builtins.str.translate")
def translate(self: str, table: dict[int, T]) -> str:
    """Each character that is a key becomes what stands there: a code, a text, or nothing for None."""
    n = str_len(self)
    parts: list[str] = empty_list(8)
    start = 0
    for i in range(n):
        code = str_get(self, i)
        if code in table:
            list_append(parts, substring(self, start, i - start))
            list_append(parts, replacement(table[code]))
            start = i + 1
    list_append(parts, substring(self, start, n - start))
    return join("", parts)


def replacement(found: object) -> str:
    if is_none(found):
        return ""
    if isinstance(found, str):
        return found
    if not isinstance(found, int):
        raise TypeError("character mapping must return integer, None or str")
    if found < 0 or found > 1114111:
        raise ValueError("character mapping must be in range(0x110000)")
    return char(found)


@cold
def unequal() -> ValueError:
    return ValueError("the first two maketrans arguments must have equal length")


@implements("builtins.str.maketrans")
def table_of(x: str, y: str) -> dict[int, int]:
    if str_len(x) != str_len(y):
        raise unequal()
    table: dict[int, int] = {}
    for i in range(str_len(x)):
        table[str_get(x, i)] = str_get(y, i)
    return table


@implements("builtins.str.maketrans", 1)
def table_without(x: str, y: str, z: str) -> dict[int, int | None]:
    if str_len(x) != str_len(y):
        raise unequal()
    table: dict[int, int | None] = {}
    for i in range(str_len(x)):
        table[str_get(x, i)] = str_get(y, i)
    for i in range(str_len(z)):
        table[str_get(z, i)] = None
    return table


@implements("builtins.str.maketrans", 2)
def table_by_text(x: dict[str, T]) -> dict[int, T]:
    table: dict[int, T] = {}
    for key in x:
        if str_len(key) != 1:
            raise ValueError("string keys in translate table must be of length 1")
        table[str_get(key, 0)] = x[key]
    return table


@implements("builtins.str.maketrans", 3)
def table_by_code(x: dict[int, T]) -> dict[int, T]:
    table: dict[int, T] = {}
    for key in x:
        table[key] = x[key]
    return table
