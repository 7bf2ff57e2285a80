"""format(text, spec)."""

from __future__ import annotations

from _prim import implements, str_len
from bslib.formatspec import AFTER_SIGN, LEFT, pad, parse_spec, unknown_code
from bslib.text import substring


@implements("builtins.str.__format__")
def format_text(self: str, spec: str) -> str:
    if str_len(spec) == 0:
        return self
    parsed = parse_spec(spec, "str")
    if parsed.kind != 0 and parsed.kind != 115:
        raise unknown_code(parsed.kind, "str")
    if parsed.sign != 0:
        raise ValueError("Space not allowed in string format specifier" if parsed.sign == 32
                         else "Sign not allowed in string format specifier")  # fmt: skip
    if parsed.no_negative_zero:
        raise ValueError("Negative zero coercion (z) not allowed in string format specifier")
    if parsed.alternate:
        raise ValueError("Alternate form (#) not allowed in string format specifier")
    if parsed.align == AFTER_SIGN and not parsed.zero:
        raise ValueError("'=' alignment not allowed in string format specifier")
    text = self
    if parsed.precision >= 0 and parsed.precision < str_len(self):
        text = substring(self, 0, parsed.precision)
    align = parsed.align if parsed.align != 0 and parsed.align != AFTER_SIGN else LEFT
    return pad(text, parsed.width, align, parsed.fill)
