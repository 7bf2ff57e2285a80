"""format(int, spec)."""

from __future__ import annotations

from _prim import implements, str_len, to_float, wneg
from bslib.floats import float_format
from bslib.formatspec import Spec, number_text, parse_spec, unknown_code
from bslib.ints import digits_in_base, int_str
from bslib.text import char


@implements("builtins.int.__format__")
def int_format(self: int, spec: str) -> str:
    if str_len(spec) == 0:
        return int_str(self)
    parsed = parse_spec(spec, "int")
    kind = parsed.kind
    if kind == 0 or kind == 100 or kind == 110:
        return _format_digits(self, parsed, 0)
    if kind == 98 or kind == 111 or kind == 120 or kind == 88:
        return _format_digits(self, parsed, 1 if kind == 98 else 3 if kind == 111 else 4)
    if kind == 99:
        return _format_char(self, parsed)
    if kind == 37 or 101 <= kind and kind <= 103 or 69 <= kind and kind <= 71:
        return float_format(to_float(self), spec)
    raise unknown_code(kind, "int")


def check_integral(spec: Spec) -> None:
    """What no integer presentation takes."""
    if spec.precision >= 0:
        raise ValueError("Precision not allowed in integer format specifier")
    if spec.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in integer format specifier")


def _format_digits(value: int, spec: Spec, shift: int) -> str:
    check_integral(spec)
    magnitude = wneg(value) if value < 0 else value
    if shift == 0:
        digits = int_str(magnitude) if magnitude >= 0 else "9223372036854775808"
        return number_text(spec, value < 0, "", digits, "", 3)
    prefix = "0" + char(spec.kind) if spec.alternate else ""
    return number_text(spec, value < 0, prefix, digits_in_base(magnitude, shift, spec.kind == 88), "", 4)


def _format_char(value: int, spec: Spec) -> str:
    check_integral(spec)
    if spec.sign != 0:
        raise ValueError("Sign not allowed with integer format specifier 'c'")
    if spec.alternate:
        raise ValueError("Alternate form (#) not allowed with integer format specifier 'c'")
    if value < 0 or value > 1114111:
        raise OverflowError("%c arg not in range(0x110000)")
    if spec.align == 0:
        spec.align = 60
    return number_text(spec, False, "", char(value), "", 3)


@implements("builtins.bool.__format__")
def bool_format(self: bool, spec: str) -> str:
    if str_len(spec) == 0:
        return "True" if self else "False"
    return int_format(1 if self else 0, spec)
