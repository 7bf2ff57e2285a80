"""Properties and case of code points: ASCII by comparison, the rest by the tables."""

from __future__ import annotations

from _prim import str_get, str_len
from bslib.unicode_tables import (
    ALPHA,
    DECIMAL,
    DIGIT,
    FOLD_LONG,
    FOLD_SAME,
    ID_CONTINUE,
    ID_START,
    IGNORABLE,
    LOWER,
    LOWER_LONG,
    NUMERIC,
    SPACE,
    TITLE,
    TITLE_LONG,
    TITLE_SAME,
    TO_FOLD,
    TO_LOWER,
    TO_TITLE,
    TO_UPPER,
    UNPRINTABLE,
    UPPER,
    UPPER_LONG,
)


def in_ranges(table: str, code: int) -> bool:
    """Whether a code lies in one of the table's ranges."""
    at = last_not_above(table, code, 2)
    return at >= 0 and code <= str_get(table, at + 1)


def last_not_above(table: str, code: int, row: int) -> int:
    """The index of the last row of `row` numbers whose first is not above the code, or -1."""
    low = 0
    high = str_len(table) // row
    while low < high:
        middle = (low + high) // 2
        if str_get(table, middle * row) <= code:
            low = middle + 1
        else:
            high = middle
    return (low - 1) * row


def is_alpha(code: int) -> bool:
    if code < 128:
        return 97 <= code and code <= 122 or 65 <= code and code <= 90
    return in_ranges(ALPHA, code)


def is_decimal(code: int) -> bool:
    if code < 128:
        return 48 <= code and code <= 57
    return in_ranges(DECIMAL, code)


def decimal_value(code: int) -> int:
    """The value of a decimal digit of any script; 99 for what is none."""
    at = last_not_above(DECIMAL, code, 2)
    if at < 0 or code > str_get(DECIMAL, at + 1):
        return 99
    return (code - str_get(DECIMAL, at)) % 10


def is_digit(code: int) -> bool:
    return is_decimal(code) or code >= 128 and in_ranges(DIGIT, code)


def is_numeric(code: int) -> bool:
    return is_digit(code) or code >= 128 and in_ranges(NUMERIC, code)


def is_alnum(code: int) -> bool:
    return is_alpha(code) or is_numeric(code)


def is_lower(code: int) -> bool:
    if code < 128:
        return 97 <= code and code <= 122
    return in_ranges(LOWER, code)


def is_upper(code: int) -> bool:
    if code < 128:
        return 65 <= code and code <= 90
    return in_ranges(UPPER, code)


def is_title(code: int) -> bool:
    return code >= 128 and in_ranges(TITLE, code)


def is_cased(code: int) -> bool:
    return is_lower(code) or is_upper(code) or is_title(code)


def is_ignorable(code: int) -> bool:
    return in_ranges(IGNORABLE, code)


def is_space(code: int) -> bool:
    if code < 128:
        return code == 32 or 9 <= code and code <= 13 or 28 <= code and code <= 31
    return in_ranges(SPACE, code)


def is_line_end(code: int) -> bool:
    """What splitlines splits at."""
    if code < 128:
        return 10 <= code and code <= 13 or 28 <= code and code <= 30
    return code == 0x85 or code == 0x2028 or code == 0x2029


def is_printable(code: int) -> bool:
    if code < 127:
        return code >= 32
    return not in_ranges(UNPRINTABLE, code)


def starts_identifier(code: int) -> bool:
    return is_alpha(code) or code == 95 if code < 128 else in_ranges(ID_START, code)


def continues_identifier(code: int) -> bool:
    return starts_identifier(code) or in_ranges(ID_CONTINUE, code)


# --- case -----------------------------------------------------------------------------------------------------------------


def mapped(table: str, code: int) -> int:
    """The code after the table's case runs."""
    at = last_not_above(table, code, 4)
    if at < 0 or code > str_get(table, at + 1):
        return code
    if (code - str_get(table, at)) % str_get(table, at + 2) != 0:
        return code
    distance = str_get(table, at + 3)
    return code - distance // 2 if distance % 2 == 1 else code + distance // 2


def expansion(table: str, code: int) -> int:
    """The index of what a code expands to, or -1."""
    at = last_not_above(table, code, 4)
    return at + 1 if at >= 0 and str_get(table, at) == code else -1


def to_lower(code: int) -> int:
    if code < 128:
        return code + 32 if 65 <= code and code <= 90 else code
    return mapped(TO_LOWER, code)


def to_upper(code: int) -> int:
    if code < 128:
        return code - 32 if 97 <= code and code <= 122 else code
    return mapped(TO_UPPER, code)


def to_title(code: int) -> int:
    if code < 128:
        return to_upper(code)
    titled = mapped(TO_TITLE, code)
    return titled if titled != code or in_ranges(TITLE_SAME, code) else to_upper(code)


def to_fold(code: int) -> int:
    if code < 128:
        return to_lower(code)
    folded = mapped(TO_FOLD, code)
    return folded if folded != code or in_ranges(FOLD_SAME, code) else to_lower(code)


LOWER_CASE, UPPER_CASE, TITLE_CASE, FOLD_CASE = 0, 1, 2, 3


def converted(code: int, case: int) -> int:
    """The one code that a code becomes, or -1 - i when it expands to what stands at i of `long_table(case)`."""
    if code >= 128:
        at = expansion(long_table(case), code)
        if at >= 0:
            return -1 - at
    if case == 0:
        return to_lower(code)
    if case == 1:
        return to_upper(code)
    return to_title(code) if case == 2 else to_fold(code)


def long_table(case: int) -> str:
    if case == 0:
        return LOWER_LONG
    if case == 1:
        return UPPER_LONG
    return TITLE_LONG if case == 2 else FOLD_LONG
