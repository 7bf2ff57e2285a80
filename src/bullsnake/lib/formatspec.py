"""The format mini-language: [[fill]align][sign][z][#][0][width][grouping][.precision][type], and what it asks of text."""

from __future__ import annotations

from _prim import Array, array_new, own_set, str_copy, str_get, str_kind, str_len, str_new, str_set
from bslib.text import char, from_codes, kind_of, substring

LEFT, RIGHT, CENTRE, AFTER_SIGN = 60, 62, 94, 61
MOST_DIGITS = 2147483647


class Spec:
    """A parsed format specification. Characters are code points, 0 when absent; numbers are -1 when absent."""

    def __init__(self) -> None:
        self.fill = 32
        self.fill_given = False
        self.align = 0
        self.sign = 0
        self.no_negative_zero = False
        self.alternate = False
        self.zero = False
        self.width = -1
        self.grouping = 0
        self.precision = -1
        self.kind = 0


def is_align(code: int) -> bool:
    return code == LEFT or code == RIGHT or code == CENTRE or code == AFTER_SIGN


def parse_spec(spec: str, type_name: str) -> Spec:
    """Parse, or raise ValueError as CPython does."""
    out = Spec()
    n = str_len(spec)
    i = 0
    if n >= 2 and is_align(str_get(spec, 1)):
        out.fill = str_get(spec, 0)
        out.fill_given = True
        out.align = str_get(spec, 1)
        i = 2
    elif n >= 1 and is_align(str_get(spec, 0)):
        out.align = str_get(spec, 0)
        i = 1
    if i < n and (str_get(spec, i) == 43 or str_get(spec, i) == 45 or str_get(spec, i) == 32):
        out.sign = str_get(spec, i)
        i += 1
    if i < n and str_get(spec, i) == 122:
        out.no_negative_zero = True
        i += 1
    if i < n and str_get(spec, i) == 35:
        out.alternate = True
        i += 1
    if not out.fill_given and i < n and str_get(spec, i) == 48:
        out.zero = True
        out.fill = 48
        if out.align == 0:
            out.align = AFTER_SIGN
        i += 1
    end = _digits_end(spec, i)
    if end > i:
        out.width = _number(spec, i, end)
        i = end
    i = _parse_grouping(spec, i, out)
    if i < n and str_get(spec, i) == 46:
        end = _digits_end(spec, i + 1)
        if end == i + 1:
            raise ValueError("Format specifier missing precision")
        out.precision = _number(spec, i + 1, end)
        i = end
    if n - i > 1:
        raise ValueError("Invalid format specifier '" + spec + "' for object of type '" + type_name + "'")
    if n - i == 1:
        out.kind = str_get(spec, i)
    _check_grouping(out, type_name)
    return out


def _check_grouping(out: Spec, type_name: str) -> None:
    """Commas group decimal numbers only, underscores those of bases 2, 8 and 16 too."""
    kind = out.kind
    if out.grouping == 0 or kind == 0 and type_name != "str":
        return
    if kind == 100 or kind == 37 or 101 <= kind and kind <= 103 or 69 <= kind and kind <= 71:
        return
    if out.grouping == 95 and (kind == 98 or kind == 111 or kind == 120 or kind == 88):
        return
    shown = char(115 if kind == 0 else kind)
    if kind > 32 and kind < 128 or kind == 0:
        raise ValueError("Cannot specify '" + char(out.grouping) + "' with '" + shown + "'.")
    raise ValueError("Cannot specify '" + char(out.grouping) + "' with '\\x" + hex_code(kind) + "'.")


def hex_code(code: int) -> str:
    """Hexadecimal digits, none in front."""
    digits = ""
    rest = code
    while rest > 0:
        digit = rest & 15
        digits = char(48 + digit if digit < 10 else 87 + digit) + digits
        rest = rest >> 4
    return digits


def _parse_grouping(spec: str, start: int, out: Spec) -> int:
    n = str_len(spec)
    i = start
    if i < n and str_get(spec, i) == 44:
        out.grouping = 44
        i += 1
    if i < n and str_get(spec, i) == 95:
        if out.grouping != 0:
            raise ValueError("Cannot specify both ',' and '_'.")
        out.grouping = 95
        i += 1
    if i < n and str_get(spec, i) == 44 and out.grouping != 0:
        raise ValueError("Cannot specify ',' with ','." if out.grouping == 44 else "Cannot specify both ',' and '_'.")
    return i


def _digits_end(spec: str, start: int) -> int:
    i = start
    while i < str_len(spec) and 48 <= str_get(spec, i) and str_get(spec, i) <= 57:
        i += 1
    return i


def _number(spec: str, start: int, end: int) -> int:
    value = 0
    for i in range(start, end):
        value = value * 10 + str_get(spec, i) - 48
        if value > MOST_DIGITS:
            raise ValueError("Too many decimal digits in format string")
    return value


def unknown_code(kind: int, type_name: str) -> ValueError:
    """The error for a presentation type that the class does not have."""
    return ValueError("Unknown format code '" + char(kind) + "' for object of type '" + type_name + "'")


def pad(text: str, width: int, align: int, fill: int) -> str:
    """The text within `width` columns."""
    n = str_len(text)
    if width <= n:
        return text
    left = 0
    if align == RIGHT:
        left = width - n
    elif align == CENTRE:
        left = (width - n) // 2
    kind = kind_of(fill)
    if str_kind(text) > kind:
        kind = str_kind(text)
    made = str_new(width, kind)
    for i in range(left):
        str_set(made, i, fill)
    str_copy(made, left, text, 0, n)
    for i in range(left + n, width):
        str_set(made, i, fill)
    return made


def group_digits(digits: str, separator: int, size: int, least: int) -> str:
    """Digits with a separator after each `size` from the right, zeros in front until there are `least` characters."""
    n = str_len(digits)
    codes: Array[int] = array_new(2 * (n + least) + 2)
    end = 2 * (n + least) + 2
    at = end
    count = 0
    i = n - 1
    while i >= 0 or end - at < least:
        if count == size:
            at -= 1
            own_set(codes, at, separator)
            count = 0
            if i < 0 and end - at >= least:
                at -= 1
                own_set(codes, at, 48)
                break
        at -= 1
        own_set(codes, at, str_get(digits, i) if i >= 0 else 48)
        count += 1
        i -= 1
    text = from_codes(codes, end)
    return substring(text, at, end - at)


def number_text(spec: Spec, negative: bool, prefix: str, digits: str, rest: str, group: int) -> str:
    """Sign, prefix, digits (grouped), rest, within the width: what all numbers share."""
    sign = "-" if negative else "+" if spec.sign == 43 else " " if spec.sign == 32 else ""
    head = sign + prefix
    align = spec.align if spec.align != 0 else RIGHT
    room = spec.width - str_len(head) - str_len(rest)
    body = digits
    if spec.grouping != 0 and str_len(digits) > 0:  # inf and nan have none
        zero_fill = align == AFTER_SIGN and spec.fill == 48
        body = group_digits(digits, spec.grouping, group, room if zero_fill and room > 0 else 0)
    if align == AFTER_SIGN:
        missing = room - str_len(body)
        return head + pad(body + rest, str_len(body) + str_len(rest) + missing, RIGHT, spec.fill)
    return pad(head + body + rest, spec.width, align, spec.fill)
