"""str.format."""

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
from bslib.objects import (
    format_of,
    repr_of,
    str_of,
)
from bslib.text import (
    char,
    find,
    join,
    substring,
)
from bslib.unicode import (
    is_decimal,
)


@implements("builtins.str.format")
def str_format(self: str, *args: object) -> str:
    """{}, {0}, {!r}, {:spec}: positional fields."""
    parts: list[str] = empty_list(8)
    n = str_len(self)
    i = 0
    start = 0
    number = 0
    while i < n:
        code = str_get(self, i)
        doubled = i + 1 < n and str_get(self, i + 1) == code
        if code != 123 and code != 125:
            i += 1
            continue
        list_append(parts, substring(self, start, i - start))
        if doubled:
            list_append(parts, char(code))
            i += 2
        elif code == 125:
            raise ValueError("Single '}' encountered in format string")
        else:
            end = find(self, "}", i, n)
            if end < 0:
                raise ValueError("Single '{' encountered in format string" if i + 1 == n else "expected '}' before end of string")
            list_append(parts, _formatted_field(self, i + 1, end, number, args))
            number += 1
            i = end + 1
        start = i
    list_append(parts, substring(self, start, n - start))
    return join("", parts)


def _formatted_field(s: str, start: int, end: int, number: int, args: tuple[object, ...]) -> str:
    """One replacement field, braces excluded; `number` counts the fields before it."""
    index = 0
    i = start
    while i < end and is_decimal(str_get(s, i)):
        index = index * 10 + str_get(s, i) - 48
        i += 1
    if i == start:
        index = number
    if index >= tuple_len(args):
        raise IndexError("Replacement index " + str_of(index) + " out of range for positional args tuple")
    value = tuple_item(args, index)
    if i < end and str_get(s, i) == 33:
        value = repr_of(value) if str_get(s, i + 1) == 114 else str_of(value)
        i += 2
    if i < end and str_get(s, i) == 58:
        return format_of(value, substring(s, i + 1, end - i - 1))
    if i < end:
        raise KeyError(substring(s, start, end - start))
    return format_of(value, "")
