"""Numbers as bytes: int.to_bytes, int.from_bytes, and int() and float() of bytes that spell a number."""

from __future__ import annotations

from _prim import cold, implements, str_get1, str_len, str_new, str_set1
from bslib.bytestrings import bytes_of, from_numbers, raw, text_repr
from bslib.floats import float_from_str
from bslib.ints import int_from_str


@cold
def bad_order() -> ValueError:
    return ValueError("byteorder must be either 'little' or 'big'")


def check_order(byteorder: str) -> bool:
    """Whether the lowest byte comes first."""
    if byteorder != "little" and byteorder != "big":
        raise bad_order()
    return byteorder == "little"


@implements("builtins.int.to_bytes")
def int_to_bytes(self: int, length: int = 1, byteorder: str = "big", *, signed: bool = False) -> bytes:
    little = check_order(byteorder)
    if length < 0:
        raise ValueError("length argument must be non-negative")
    if self < 0 and not signed:
        raise OverflowError("can't convert negative int to unsigned")
    made = str_new(length, 1)
    rest = self
    for i in range(length):
        str_set1(made, i if little else length - 1 - i, rest & 255)
        rest >>= 8
    top = str_get_or_zero(made, length - 1 if little else 0)
    if rest != (-1 if self < 0 else 0) or signed and length > 0 and (top >= 128) != (self < 0):
        raise OverflowError("int too big to convert")
    return bytes_of(made)


@implements("builtins.int.from_bytes")
def int_from_bytes(bytes: bytes | bytearray | list[int], byteorder: str = "big", *, signed: bool = False) -> int:
    little = check_order(byteorder)
    text = from_numbers(bytes, "bytes") if isinstance(bytes, list) else raw(bytes)
    n = str_len(text)
    top = str_get_or_zero(text, n - 1 if little else 0)
    value = -1 if signed and top >= 128 else 0
    for i in range(n):
        value = value * 256 + str_get_or_zero(text, n - 1 - i if little else i)
    return value


def str_get_or_zero(text: str, at: int) -> int:
    return str_get1(text, at) if 0 <= at and at < str_len(text) else 0


def is_number_text(text: str) -> bool:
    """Only ASCII spells a number in bytes; what Unicode alone takes for blanks (28 to 31) does not belong to it."""
    for i in range(str_len(text)):
        code = str_get1(text, i)
        if code >= 128 or 28 <= code and code <= 31:
            return False
    return True


@implements("builtins.int.__new__", 4)
def int_of_bytes(x: bytes | bytearray, base: int = 10) -> int:
    text = raw(x)
    try:
        if is_number_text(text):
            return int_from_str(text, base)
    except ValueError:
        if base != 0 and (base < 2 or base > 36):
            raise
    raise ValueError("invalid literal for int() with base " + str(base) + ": " + text_repr(text))


@implements("builtins.float.__new__", 3)
def float_of_bytes(x: bytes | bytearray) -> float:
    text = raw(x)
    try:
        if is_number_text(text):
            return float_from_str(text)
    except ValueError:
        pass
    raise ValueError("could not convert string to float: " + text_repr(text))
