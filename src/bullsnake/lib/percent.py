"""`text % values`: each conversion is one of the format mini-language (formatspec)."""

from __future__ import annotations

from _prim import implements, int_enum_value, is_dict, is_int_enum, is_none, is_tuple, str_get, str_len, tuple_item, tuple_len
from bslib.growing import empty_list, list_append
from bslib.objects import ascii_of, format_of, repr_of, str_of
from bslib.raising import type_name
from bslib.sequences import boxed_item_by_key
from bslib.text import char, find, join, substring

PERCENT = 37


@implements("builtins.str.__mod__")
def str_mod(self: str, value: object) -> str:
    parts: list[str] = empty_list(8)
    several = not is_none(value) and is_tuple(value)
    count = tuple_len(value) if several else 1
    used = 0
    n = str_len(self)
    i = 0
    while i < n:
        at = find(self, "%", i, n)
        if at < 0:
            break
        list_append(parts, substring(self, i, at - i))
        i = at + 1
        name = ""
        named = i < n and str_get(self, i) == 40
        if named:
            close = find(self, ")", i, n)
            if close < 0:
                raise ValueError("incomplete format key")
            name = substring(self, i + 1, close - i - 1)
            i = close + 1
        start = i
        while i < n and is_flag(str_get(self, i)):
            i += 1
        flags = substring(self, start, i - start)
        start = i
        while i < n and (is_digit(str_get(self, i)) or str_get(self, i) == 46):
            i += 1
        width = substring(self, start, i - start)
        if i >= n:
            raise ValueError("incomplete format")
        kind = str_get(self, i)
        i += 1
        if kind == PERCENT:
            list_append(parts, "%")
            continue
        if named:
            if is_none(value) or not is_dict(value):
                raise TypeError("format requires a mapping")
            one = boxed_item_by_key(value, name)
            used = count
        else:
            if used >= count:
                raise TypeError("not enough arguments for format string")
            one = tuple_item(value, used) if several else value
            used += 1
        list_append(parts, converted(one, kind, flags, width, i - 1))
    list_append(parts, substring(self, i, n - i))
    if used < count and (several or is_none(value) or not is_dict(value)):
        raise TypeError("not all arguments converted during string formatting")
    return join("", parts)


def is_flag(code: int) -> bool:
    return code == 35 or code == 48 or code == 45 or code == 43 or code == 32


def is_digit(code: int) -> bool:
    return code >= 48 and code <= 57


def has(flags: str, code: int) -> bool:
    for i in range(str_len(flags)):
        if str_get(flags, i) == code:
            return True
    return False


def converted(value: object, kind: int, flags: str, width: str, at: int) -> str:
    letter = char(kind)
    if letter == "s" or letter == "r" or letter == "a":
        text = str_of(value) if letter == "s" else repr_of(value) if letter == "r" else ascii_of(value)
        return format_of(text, ("<" if has(flags, 45) else ">") + width)
    if is_int_enum(value):
        value = int_enum_value(value)
    if letter == "c":
        if isinstance(value, int):
            return format_of(chr(value), ("<" if has(flags, 45) else ">") + width)
        if isinstance(value, str) and str_len(value) == 1:
            return format_of(value, ("<" if has(flags, 45) else ">") + width)
        raise TypeError("%c requires int or char")
    sign = "+" if has(flags, 43) else " " if has(flags, 32) else ""
    align = "<" if has(flags, 45) else ""
    zero = "0" if has(flags, 48) and not has(flags, 45) else ""
    if letter == "d" or letter == "i" or letter == "u":
        return format_of(whole(value, letter), align + sign + zero + without_point(width) + "d")
    if letter == "x" or letter == "X" or letter == "o":
        if not isinstance(value, int):
            raise TypeError("%" + letter + " format: an integer is required, not " + type_name(value))
        return format_of(value, align + sign + ("#" if has(flags, 35) else "") + zero + without_point(width) + letter)
    if letter == "f" or letter == "F" or letter == "e" or letter == "E" or letter == "g" or letter == "G":
        spec = align + sign + ("#" if has(flags, 35) else "") + zero + width
        if find(width, ".", 0, str_len(width)) < 0:
            spec = spec + ".6"
        return format_of(number(value), spec + letter)
    raise ValueError("unsupported format character '" + letter + "' (" + hex(kind) + ") at index " + str_of(at))


def without_point(width: str) -> str:
    """Precision means nothing for ints here."""
    point = find(width, ".", 0, str_len(width))
    return width if point < 0 else substring(width, 0, point)


def whole(value: object, letter: str) -> int:
    if isinstance(value, int):
        return value + 0
    if isinstance(value, float):
        return int(value)
    raise TypeError("%" + letter + " format: a real number is required, not " + type_name(value))


def number(value: object) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    raise TypeError("must be real number, not " + type_name(value))

