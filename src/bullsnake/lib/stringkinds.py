"""Questions about all characters of a string: isalpha, isupper, and their like."""

from __future__ import annotations

from _prim import (
    implements,
    str_get,
    str_len,
)
from bslib.unicode import (
    continues_identifier,
    is_alnum,
    is_alpha,
    is_decimal,
    is_digit,
    is_lower,
    is_numeric,
    is_printable,
    is_space,
    is_title,
    is_upper,
    starts_identifier,
)


@implements("builtins.str.isalpha")
def str_isalpha(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_alpha(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isalnum")
def str_isalnum(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_alnum(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isdecimal")
def str_isdecimal(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_decimal(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isdigit")
def str_isdigit(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_digit(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isnumeric")
def str_isnumeric(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_numeric(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isspace")
def str_isspace(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_space(str_get(self, i)):
            return False
    return str_len(self) > 0


@implements("builtins.str.isascii")
def str_isascii(self: str) -> bool:
    for i in range(str_len(self)):
        if str_get(self, i) >= 128:
            return False
    return True


@implements("builtins.str.isprintable")
def str_isprintable(self: str) -> bool:
    for i in range(str_len(self)):
        if not is_printable(str_get(self, i)):
            return False
    return True


@implements("builtins.str.isidentifier")
def str_isidentifier(self: str) -> bool:
    n = str_len(self)
    if n == 0 or not starts_identifier(str_get(self, 0)):
        return False
    for i in range(1, n):
        if not continues_identifier(str_get(self, i)):
            return False
    return True


@implements("builtins.str.islower")
def str_islower(self: str) -> bool:
    found = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_upper(code) or is_title(code):
            return False
        found = found or is_lower(code)
    return found


@implements("builtins.str.isupper")
def str_isupper(self: str) -> bool:
    found = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_lower(code) or is_title(code):
            return False
        found = found or is_upper(code)
    return found


@implements("builtins.str.istitle")
def str_istitle(self: str) -> bool:
    found = False
    inside = False
    for i in range(str_len(self)):
        code = str_get(self, i)
        if is_upper(code) or is_title(code):
            if inside:
                return False
            inside = True
            found = True
        elif is_lower(code):
            if not inside:
                return False
        else:
            inside = False
    return found
