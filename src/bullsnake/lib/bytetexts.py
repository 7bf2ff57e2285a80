"""What bytes do otherwise than texts: blanks, lines and letters are those of ASCII.

Each function takes a text of bytes (`bytestrings`).
"""

from __future__ import annotations

from _prim import cold, str_copy, str_get, str_get1, str_len, str_new, str_set1
from bslib.bytestrings import part
from bslib.growing import empty_list, list_append
from bslib.stringsearch import ALL
from bslib.text import find_code
from bslib.textrepr import hex_digit


def is_blank(code: int) -> bool:
    return code == 32 or 9 <= code and code <= 13


def is_lower_byte(code: int) -> bool:
    return 97 <= code and code <= 122


def is_upper_byte(code: int) -> bool:
    return 65 <= code and code <= 90


def is_letter(code: int) -> bool:
    return is_lower_byte(code) or is_upper_byte(code)


def is_digit_byte(code: int) -> bool:
    return 48 <= code and code <= 57


# --- parts ------------------------------------------------------------------------------------------------------------------


def split_blanks(text: str, maxsplit: int) -> list[str]:
    """split without a separator."""
    left = maxsplit if maxsplit >= 0 else ALL
    n = str_len(text)
    parts: list[str] = empty_list(8)
    i = 0
    while True:
        while i < n and is_blank(str_get1(text, i)):
            i += 1
        if i >= n:
            return parts
        start = i
        if left <= 0:
            list_append(parts, part(text, start, n - start))
            return parts
        while i < n and not is_blank(str_get1(text, i)):
            i += 1
        list_append(parts, part(text, start, i - start))
        left -= 1


def rsplit_blanks(text: str, maxsplit: int) -> list[str]:
    left = maxsplit if maxsplit >= 0 else ALL
    i = str_len(text)
    parts: list[str] = empty_list(8)
    while True:
        while i > 0 and is_blank(str_get1(text, i - 1)):
            i -= 1
        if i <= 0:
            break
        stop = i
        if left <= 0:
            list_append(parts, part(text, 0, stop))
            break
        while i > 0 and not is_blank(str_get1(text, i - 1)):
            i -= 1
        list_append(parts, part(text, i, stop - i))
        left -= 1
    parts.reverse()
    return parts


def split_lines(text: str, keepends: bool) -> list[str]:
    n = str_len(text)
    parts: list[str] = empty_list(8)
    start = 0
    i = 0
    while i < n:
        code = str_get1(text, i)
        if code != 10 and code != 13:
            i += 1
            continue
        after = i + 2 if code == 13 and i + 1 < n and str_get1(text, i + 1) == 10 else i + 1
        list_append(parts, part(text, start, (after if keepends else i) - start))
        start = after
        i = after
    if start < n:
        list_append(parts, part(text, start, n - start))
    return parts


def is_stripped(code: int, chars: str | None) -> bool:
    return is_blank(code) if chars is None else find_code(chars, code, 0, str_len(chars)) >= 0


def stripped(text: str, chars: str | None, left: bool, right: bool) -> str:
    start = 0
    stop = str_len(text)
    while left and start < stop and is_stripped(str_get1(text, start), chars):
        start += 1
    while right and start < stop and is_stripped(str_get1(text, stop - 1), chars):
        stop -= 1
    return part(text, start, stop - start)


# --- letters ----------------------------------------------------------------------------------------------------------------

LOWER, UPPER, SWAP, CAPITALIZE, TITLE = 0, 1, 2, 3, 4


def cased(text: str, case: int) -> str:
    """lower, upper, swapcase, capitalize, title."""
    n = str_len(text)
    made = str_new(n, 1)
    after_letter = False
    for i in range(n):
        code = str_get1(text, i)
        raises = case == UPPER or case == SWAP or case == CAPITALIZE and i == 0 or case == TITLE and not after_letter
        lowers = case == LOWER or case == SWAP or case == CAPITALIZE and i > 0 or case == TITLE and after_letter
        if is_lower_byte(code):
            str_set1(made, i, code - 32 if raises else code)
        elif is_upper_byte(code):
            str_set1(made, i, code + 32 if lowers else code)
        else:
            str_set1(made, i, code)
        after_letter = is_letter(code)
    return made


ALNUM, ALPHA, DIGIT, SPACE = 0, 1, 2, 3


def all_are(text: str, kind: int) -> bool:
    """isalnum, isalpha, isdigit, isspace."""
    n = str_len(text)
    for i in range(n):
        code = str_get1(text, i)
        if kind == SPACE:
            good = is_blank(code)
        else:
            good = kind != DIGIT and is_letter(code) or kind != ALPHA and is_digit_byte(code)
        if not good:
            return False
    return n > 0


def is_of_case(text: str, upper: bool) -> bool:
    """islower, isupper."""
    some = False
    for i in range(str_len(text)):
        code = str_get1(text, i)
        if is_letter(code):
            if is_upper_byte(code) != upper:
                return False
            some = True
    return some


def is_title(text: str) -> bool:
    some = False
    after_letter = False
    for i in range(str_len(text)):
        code = str_get1(text, i)
        if is_letter(code):
            if is_upper_byte(code) == after_letter:
                return False
            some = True
        after_letter = is_letter(code)
    return some


def translated(text: str, table: str | None, delete: str) -> str:
    if table is not None and str_len(table) != 256:
        raise ValueError("translation table must be 256 characters long")
    n = str_len(text)
    made = str_new(n, 1)
    at = 0
    for i in range(n):
        code = str_get1(text, i)
        if find_code(delete, code, 0, str_len(delete)) < 0:
            str_set1(made, at, code if table is None else str_get1(table, code))
            at += 1
    return part(made, 0, at)


# --- hexadecimal --------------------------------------------------------------------------------------------------------------


def hex_text(text: str, sep: str, group: int) -> str:
    """bytes.hex: a separator after each group, counted from the right, from the left if the number is negative."""
    n = str_len(text)
    gap = str_len(sep)
    if gap > 1:
        raise ValueError("sep must be length 1.")
    if gap == 1 and str_get(sep, 0) > 127:
        raise ValueError("sep must be ASCII.")
    size = -group if group < 0 else group
    gaps = (n - 1) // size if gap == 1 and size > 0 and n > 0 else 0
    made = str_new(2 * n + gaps, 1)
    at = 0
    for i in range(n):
        if gaps > 0 and i > 0 and (i if group < 0 else n - i) % size == 0:
            str_copy(made, at, sep, 0, 1)
            at += 1
        code = str_get1(text, i)
        str_set1(made, at, hex_digit(code >> 4))
        str_set1(made, at + 1, hex_digit(code & 15))
        at += 2
    return made


def hex_value(code: int) -> int:
    """-1 of what is no digit."""
    if is_digit_byte(code):
        return code - 48
    low = code | 32
    return low - 87 if 97 <= low and low <= 102 else -1


@cold
def bad_hex(at: int) -> ValueError:
    return ValueError("non-hexadecimal number found in fromhex() arg at position " + str(at))


def from_hex(string: str) -> str:
    """bytes.fromhex."""
    n = len(string)
    for i in range(n):
        if ord(string[i]) > 127:
            raise bad_hex(i)
    made = str_new(n // 2 + 1, 1)
    at = 0
    i = 0
    while i < n:
        if is_blank(ord(string[i])):
            i += 1
            continue
        high = hex_value(ord(string[i]))
        if high < 0:
            raise bad_hex(i)
        low = hex_value(ord(string[i + 1])) if i + 1 < n else -1
        if low < 0:
            raise bad_hex(i + 1)
        str_set1(made, at, 16 * high + low)
        at += 1
        i += 2
    return part(made, 0, at)
