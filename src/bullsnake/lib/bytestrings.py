"""bytes: making, comparing, indexing. An object with a text in which each character, below 256, is a byte.

So the functions over texts serve bytes as well; where Unicode would make a difference, `bytetexts` has others. What both bytes and
bytearray have is written once, over the text of either (`raw`).
"""

from __future__ import annotations

from collections.abc import Iterator

from _prim import Array, aget, array_new, cold, export, implements, new_object, own_set, str_copy, str_get1, str_len, str_new, str_set1
from bslib.codecs import encoded
from bslib.hashing import str_hash
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.strings import str_mul
from bslib.text import find, find_code, from_codes, str_compare, str_concat, str_equal
from bslib.textrepr import BACKSLASH, DOUBLE, QUOTE, escaped


@export("bslib.bytes_of")
def bytes_of(text: str) -> bytes:
    """The bytes of a text whose characters are below 256."""
    made: bytes = new_object()
    made._text = text
    return made


def raw(data: bytes | bytearray) -> str:
    """The text of what data holds now."""
    if isinstance(data, bytes):
        return data._text
    return part(data._text, 0, data._len)


def part(text: str, start: int, n: int) -> str:
    """A copy of n bytes, which is nobody else's; fewer where a race has left fewer."""
    room = str_len(text) - start
    count = n if n < room else room
    if count <= 0:
        return ""
    made = str_new(count, 1)
    str_copy(made, 0, text, start, count)
    return made


def byte_text(value: int | bytes | bytearray) -> str:
    """What to look for: one byte or several."""
    if isinstance(value, int):
        if value < 0 or value > 255:
            raise ValueError("byte must be in range(0, 256)")
        made = str_new(1, 1)
        str_set1(made, 0, value)
        return made
    return raw(value)


# --- making ---------------------------------------------------------------------------------------------------------------


@cold
def bad_byte(name: str) -> ValueError:
    return ValueError(name + " must be in range(0, 256)")


def zeros(n: int) -> str:
    if n < 0:
        raise ValueError("negative count")
    return str_new(n, 1)


def from_numbers(items: list[int], name: str) -> str:
    made = str_new(items._len, 1)
    for i in range(str_len(made)):
        value = aget(items._items, i)
        if value < 0 or value > 255:
            raise bad_byte(name)
        str_set1(made, i, value)
    return made


@implements("builtins.bytes.__new__")
def bytes_empty() -> bytes:
    return bytes_of("")


@implements("builtins.bytes.__new__", 1)
def bytes_encoded(source: str, encoding: str, errors: str = "strict") -> bytes:
    return bytes_of(encoded(source, encoding, errors))


@implements("builtins.bytes.__new__", 2)
def bytes_zeroed(source: int) -> bytes:
    return bytes_of(zeros(source))


@implements("builtins.bytes.__new__", 3)
def bytes_copied(source: bytes | bytearray) -> bytes:
    return source if isinstance(source, bytes) else bytes_of(raw(source))


@implements("builtins.bytes.__new__", 4)
def bytes_from_numbers(source: list[int]) -> bytes:
    return bytes_of(from_numbers(source, "bytes"))


@implements("builtins.str.encode")
def str_encode(self: str, encoding: str = "utf-8", errors: str = "strict") -> bytes:
    return bytes_of(encoded(self, encoding, errors))


# --- comparing, showing -----------------------------------------------------------------------------------------------------


def text_of_any(value: object) -> str | None:
    """The text of bytes or a bytearray; None of anything else."""
    if isinstance(value, bytes):
        return value._text
    if isinstance(value, bytearray):
        return raw(value)
    return None


@implements("builtins.bytes.__eq__")
def bytes_eq(self: bytes, other: object) -> bool:
    text = text_of_any(other)
    return text is not None and str_equal(self._text, text)


@implements("builtins.bytes.__lt__")
def bytes_lt(self: bytes, other: bytes | bytearray) -> bool:
    return str_compare(self._text, raw(other)) < 0


@implements("builtins.bytes.__le__")
def bytes_le(self: bytes, other: bytes | bytearray) -> bool:
    return str_compare(self._text, raw(other)) <= 0


@implements("builtins.bytes.__gt__")
def bytes_gt(self: bytes, other: bytes | bytearray) -> bool:
    return str_compare(self._text, raw(other)) > 0


@implements("builtins.bytes.__ge__")
def bytes_ge(self: bytes, other: bytes | bytearray) -> bool:
    return str_compare(self._text, raw(other)) >= 0


@implements("builtins.bytes.__hash__")
def bytes_hash(self: bytes) -> int:
    return str_hash(self._text)


def text_repr(text: str, also: int = BACKSLASH) -> str:
    """b'...', with escapes for what is not printable ASCII; and for one more character."""
    n = str_len(text)
    quote = DOUBLE if find_code(text, QUOTE, 0, n) >= 0 and find_code(text, DOUBLE, 0, n) < 0 else QUOTE
    codes: Array[int] = array_new(4 * n + 3)
    own_set(codes, 0, 98)
    own_set(codes, 1, quote)
    at = 2
    for i in range(n):
        code = str_get1(text, i)
        if code == quote or code == BACKSLASH or code == also:
            own_set(codes, at, BACKSLASH)
            own_set(codes, at + 1, code)
            at += 2
        elif 32 <= code and code < 127:
            own_set(codes, at, code)
            at += 1
        else:
            at = escaped(codes, at, code)
    own_set(codes, at, quote)
    return from_codes(codes, at + 1)


@implements("builtins.bytes.__repr__")
def bytes_repr(self: bytes) -> str:
    return text_repr(self._text)


# --- places -----------------------------------------------------------------------------------------------------------------


@implements("builtins.bytes.__len__")
def bytes_len(self: bytes) -> int:
    return str_len(self._text)


@implements("builtins.bytes._at")
def bytes_at(self: bytes, i: int) -> int:
    return str_get1(self._text, i)


@implements("builtins.bytes.__getitem__")
def bytes_getitem(self: bytes, index: int) -> int:
    text = self._text
    n = str_len(text)
    i = index + n if index < 0 else index
    if i < 0 or i >= n:
        raise IndexError("index out of range")
    return str_get1(text, i)


def sliced(text: str, n: int, start: int, stop: int, step: int, given: int) -> str:
    """A part of the first n bytes, in a text of its own."""
    by = checked_step(step, given)
    at = adjusted_start(start, by, given, n)
    count = slice_length(at, adjusted_stop(stop, by, given, n), by)
    if by == 1:
        return part(text, at, count)
    made = str_new(count, 1)
    for i in range(count):
        str_set1(made, i, str_get1(text, at))
        at += by
    return made


@implements("builtins.bytes._slice")
def bytes_slice(self: bytes, start: int, stop: int, step: int, given: int) -> bytes:
    return bytes_of(sliced(self._text, str_len(self._text), start, stop, step, given))


@implements("builtins.bytes.__iter__")
def bytes_iter(self: bytes) -> Iterator[int]:
    text = self._text
    for i in range(str_len(text)):
        yield str_get1(text, i)


@implements("builtins.bytes.__contains__")
def bytes_contains(self: bytes, item: int | bytes | bytearray) -> bool:
    return find(self._text, byte_text(item), 0, str_len(self._text)) >= 0


# --- sums -------------------------------------------------------------------------------------------------------------------


@implements("builtins.bytes.__add__")
def bytes_add(self: bytes, other: bytes | bytearray) -> bytes:
    return bytes_of(str_concat(self._text, raw(other)))


@implements("builtins.bytes.__mul__")
def bytes_mul(self: bytes, n: int) -> bytes:
    return bytes_of(str_mul(self._text, n))


@implements("builtins.bytes.__rmul__")
def bytes_rmul(self: bytes, n: int) -> bytes:
    return bytes_of(str_mul(self._text, n))
