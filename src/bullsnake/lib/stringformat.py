"""str.format: fields by number, in order, or by name, with items (`{0[1]}`), conversions and specs, which may have fields inside."""

from __future__ import annotations

from _prim import implements, is_dict, is_none, str_get, str_len, tuple_item, tuple_len
from bslib.growing import empty_list, list_append
from bslib.objects import ascii_of, format_of, repr_of, str_of
from bslib.sequences import boxed_item_by_key, sequence_item_or_error
from bslib.text import char, find, join, substring
from bslib.unicode import is_decimal

OPEN, CLOSE = 123, 125


class Fields:
    """What the fields of one call stand for. `automatic`: fields without a number so far, -1 once one had a number."""

    def __init__(self, args: tuple[object, ...], named: dict[str, object]) -> None:
        self.args = args
        self.named = named
        self.automatic = 0


@implements("builtins.str.format")
def str_format(self: str, *args: object, **named: object) -> str:
    return filled(self, Fields(args, named), 2)


def filled(text: str, fields: Fields, depth: int) -> str:
    """The text with its fields replaced; depth: how deep they may be inside of one another."""
    if depth == 0:
        raise ValueError("Max string recursion exceeded")
    parts: list[str] = empty_list(8)
    n = str_len(text)
    i = 0
    start = 0
    while i < n:
        code = str_get(text, i)
        doubled = i + 1 < n and str_get(text, i + 1) == code
        if code != OPEN and code != CLOSE:
            i += 1
            continue
        list_append(parts, substring(text, start, i - start))
        if doubled:
            list_append(parts, char(code))
            i += 2
        elif code == CLOSE:
            raise ValueError("Single '}' encountered in format string")
        else:
            end = end_of_field(text, i + 1, n)
            list_append(parts, field_text(substring(text, i + 1, end - i - 1), fields, depth))
            i = end + 1
        start = i
    list_append(parts, substring(text, start, n - start))
    return join("", parts)


def end_of_field(text: str, start: int, n: int) -> int:
    """Where the brace that closes a field stands."""
    level = 1
    i = start
    while i < n:
        code = str_get(text, i)
        if code == OPEN:
            level += 1
        elif code == CLOSE:
            level -= 1
            if level == 0:
                return i
        i += 1
    raise ValueError("Single '{' encountered in format string" if start == n else "expected '}' before end of string")


def field_text(field: str, fields: Fields, depth: int) -> str:
    """One field, braces excluded: name, conversion, spec."""
    n = str_len(field)
    stop = 0
    while stop < n and str_get(field, stop) != 33 and str_get(field, stop) != 58:
        if str_get(field, stop) == 91:
            stop = max(find(field, "]", stop, n), stop)
        stop += 1
    value = value_of_field(substring(field, 0, stop), fields)
    i = stop
    if i < n and str_get(field, i) == 33:
        kind = str_get(field, i + 1) if i + 1 < n else 0
        if kind == 114:
            value = repr_of(value)
        elif kind == 115:
            value = str_of(value)
        elif kind == 97:
            value = ascii_of(value)
        else:
            raise ValueError("Unknown conversion specifier '" + char(kind) + "'")
        i += 2
    spec = ""
    if i < n:
        spec = substring(field, i + 1, n - i - 1)
        if find(spec, "{", 0, str_len(spec)) >= 0:
            spec = filled(spec, fields, depth - 1)
    return format_of(value, spec)


def value_of_field(name: str, fields: Fields) -> object:
    """The argument that a name means, and the item of it that it asks for."""
    n = str_len(name)
    stop = 0
    while stop < n and str_get(name, stop) != 91 and str_get(name, stop) != 46:
        stop += 1
    value = argument(substring(name, 0, stop), fields)
    while stop < n:
        if str_get(name, stop) == 46:
            raise ValueError("attributes in str.format() are not compiled: use an f-string")
        close = find(name, "]", stop, n)
        if close < 0:
            raise ValueError("Missing ']' in format string")
        value = item(value, substring(name, stop + 1, close - stop - 1))
        stop = close + 1
    return value


def argument(first: str, fields: Fields) -> object:
    if first == "":
        if fields.automatic < 0:
            raise ValueError("cannot switch from manual field specification to automatic field numbering")
        index = fields.automatic
        fields.automatic = index + 1
        return by_number(index, fields)
    if is_number(first):
        if fields.automatic > 0:
            raise ValueError("cannot switch from automatic field numbering to manual field specification")
        fields.automatic = -1
        return by_number(number_in(first), fields)
    if first in fields.named:
        return fields.named[first]
    raise KeyError(first)


def by_number(index: int, fields: Fields) -> object:
    if index >= tuple_len(fields.args):
        raise IndexError("Replacement index " + str_of(index) + " out of range for positional args tuple")
    return tuple_item(fields.args, index)


def is_number(text: str) -> bool:
    for i in range(str_len(text)):
        if not is_decimal(str_get(text, i)):
            return False
    return str_len(text) > 0


def number_in(text: str) -> int:
    value = 0
    for i in range(str_len(text)):
        value = value * 10 + str_get(text, i) - 48
    return value


def item(value: object, key: str) -> object:
    if not is_none(value) and is_dict(value):
        return boxed_item_by_key(value, key)
    return sequence_item_or_error(value, number_in(key) if is_number(key) else -1)

