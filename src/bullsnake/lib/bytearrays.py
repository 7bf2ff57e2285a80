"""bytearray: bytes that can be changed. `_text` is as long as the capacity and belongs to the array alone; `_len` of it are in use.

A text never gets shorter: a place that was compared with the length of the text at hand is safe, whatever another goroutine does.
"""

from __future__ import annotations

from collections.abc import Iterator

from _prim import aget, implements, new_object, str_copy, str_get1, str_len, str_new, str_set1
from bslib.bytemethods import any_prefix, checked, optional, texts
from bslib.bytestrings import bad_byte, byte_text, from_numbers, part, raw, sliced, text_of_any, text_repr, zeros
from bslib.bytetexts import LOWER, UPPER, cased, from_hex, hex_text, split_blanks, stripped
from bslib.codecs import decoded, encoded
from bslib.growing import empty_list, list_append
from bslib.raising import raise_raced
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.stringparts import str_split
from bslib.strings import str_mul
from bslib.stringsearch import ALL, str_count, str_find, str_replace, str_rfind
from bslib.text import find, join, str_compare, str_concat, str_equal
from bslib.textrepr import QUOTE


def array_of(text: str) -> bytearray:
    """An array of a copy."""
    return holding(part(text, 0, str_len(text)))


def holding(text: str) -> bytearray:
    """An array of a text that nobody else has."""
    made: bytearray = new_object()
    made._text = text
    made._len = str_len(text)
    return made


def arrays(parts: list[str]) -> list[bytearray]:
    made: list[bytearray] = empty_list(parts._len)
    for i in range(parts._len):
        list_append(made, array_of(aget(parts._items, i)))
    return made


def take_over(self: bytearray, text: str) -> None:
    """The array holds a text now that nobody else has."""
    self._text = text
    self._len = str_len(text)


# --- making ---------------------------------------------------------------------------------------------------------------


@implements("builtins.bytearray.__new__")
def array_empty() -> bytearray:
    return holding("")


@implements("builtins.bytearray.__new__", 1)
def array_encoded(source: str, encoding: str, errors: str = "strict") -> bytearray:
    return array_of(encoded(source, encoding, errors))


@implements("builtins.bytearray.__new__", 2)
def array_zeroed(source: int) -> bytearray:
    return holding(zeros(source))


@implements("builtins.bytearray.__new__", 3)
def array_copied(source: bytes | bytearray) -> bytearray:
    return array_of(raw(source))


@implements("builtins.bytearray.__new__", 4)
def array_from_numbers(source: list[int]) -> bytearray:
    return holding(from_numbers(source, "byte"))


# --- comparing, showing -----------------------------------------------------------------------------------------------------


@implements("builtins.bytearray.__eq__")
def array_eq(self: bytearray, other: object) -> bool:
    text = text_of_any(other)
    return text is not None and str_equal(raw(self), text)


@implements("builtins.bytearray.__lt__")
def array_lt(self: bytearray, other: bytes | bytearray) -> bool:
    return str_compare(raw(self), raw(other)) < 0


@implements("builtins.bytearray.__le__")
def array_le(self: bytearray, other: bytes | bytearray) -> bool:
    return str_compare(raw(self), raw(other)) <= 0


@implements("builtins.bytearray.__gt__")
def array_gt(self: bytearray, other: bytes | bytearray) -> bool:
    return str_compare(raw(self), raw(other)) > 0


@implements("builtins.bytearray.__ge__")
def array_ge(self: bytearray, other: bytes | bytearray) -> bool:
    return str_compare(raw(self), raw(other)) >= 0


@implements("builtins.bytearray.__repr__")
def array_repr(self: bytearray) -> str:
    return "bytearray(" + text_repr(raw(self), QUOTE) + ")"


# --- places -----------------------------------------------------------------------------------------------------------------


def check_byte(value: int) -> None:
    if value < 0 or value > 255:
        raise bad_byte("byte")


def place(self: bytearray, index: int, text: str) -> int:
    """A place in the text, which the array holds."""
    n = self._len
    at = index + n if index < 0 else index
    if at < 0 or at >= n:
        raise IndexError("bytearray index out of range")
    if at >= str_len(text):
        raise_raced()
    return at


@implements("builtins.bytearray.__len__")
def array_len(self: bytearray) -> int:
    return self._len


@implements("builtins.bytearray._at")
def array_at(self: bytearray, i: int) -> int:
    return array_getitem(self, i)


@implements("builtins.bytearray.__getitem__")
def array_getitem(self: bytearray, index: int) -> int:
    text = self._text
    return str_get1(text, place(self, index, text))


@implements("builtins.bytearray.__setitem__")
def array_setitem(self: bytearray, index: int, value: int) -> None:
    text = self._text
    at = place(self, index, text)
    check_byte(value)
    str_set1(text, at, value)


@implements("builtins.bytearray.__delitem__")
def array_delitem(self: bytearray, index: int) -> None:
    text = raw(self)
    cut(self, text, place(self, index, text), 1)


def cut(self: bytearray, text: str, at: int, n: int) -> None:
    """Take out n bytes of the text, which is the array's."""
    take_over(self, spliced(text, at, n, ""))


def spliced(text: str, at: int, n: int, new: str) -> str:
    """The text with other bytes instead of n of its own."""
    size = str_len(text)
    room = str_len(new)
    made = str_new(size - n + room, 1)
    str_copy(made, 0, text, 0, at)
    str_copy(made, at, new, 0, room)
    str_copy(made, at + room, text, at + n, size - at - n)
    return made


@implements("builtins.bytearray._slice")
def array_slice(self: bytearray, start: int, stop: int, step: int, given: int) -> bytearray:
    text = raw(self)
    return holding(sliced(text, str_len(text), start, stop, step, given))


@implements("builtins.bytearray._set_slice")
def array_set_slice(self: bytearray, start: int, stop: int, step: int, given: int, value: list[int]) -> None:
    new = from_numbers(value, "byte")
    text = raw(self)
    n = str_len(text)
    by = checked_step(step, given)
    at = adjusted_start(start, by, given, n)
    count = slice_length(at, adjusted_stop(stop, by, given, n), by)
    if by == 1:
        take_over(self, spliced(text, at, count, new))
        return
    if str_len(new) != count:
        raise ValueError("attempt to assign bytes of size " + str(str_len(new)) + " to extended slice of size " + str(count))
    for i in range(count):
        str_set1(text, at, str_get1(new, i))
        at += by
    take_over(self, text)


@implements("builtins.bytearray._del_slice")
def array_del_slice(self: bytearray, start: int, stop: int, step: int, given: int) -> None:
    text = raw(self)
    n = str_len(text)
    by = checked_step(step, given)
    at = adjusted_start(start, by, given, n)
    count = slice_length(at, adjusted_stop(stop, by, given, n), by)
    if by == 1:
        cut(self, text, at, count)
        return
    first = at if by > 0 else at + (count - 1) * by
    size = by if by > 0 else -by
    kept = str_new(n - count, 1)
    to = 0
    for i in range(n):
        if i < first or i >= first + count * size or (i - first) % size != 0:
            str_set1(kept, to, str_get1(text, i))
            to += 1
    take_over(self, kept)


@implements("builtins.bytearray.__iter__")
def array_iter(self: bytearray) -> Iterator[int]:
    i = 0
    while i < self._len:
        yield array_getitem(self, i)
        i += 1


@implements("builtins.bytearray.__contains__")
def array_contains(self: bytearray, item: int | bytes | bytearray) -> bool:
    text = raw(self)
    return find(text, byte_text(item), 0, str_len(text)) >= 0


# --- growing ----------------------------------------------------------------------------------------------------------------


@implements("builtins.bytearray.append")
def array_append(self: bytearray, item: int) -> None:
    check_byte(item)
    text = self._text
    n = self._len
    if n >= str_len(text):
        bigger = str_new(n + (n >> 1) + 16, 1)
        str_copy(bigger, 0, text, 0, str_len(text))
        self._text = bigger
        text = bigger
    str_set1(text, n, item)
    self._len = n + 1


@implements("builtins.bytearray.extend")
def array_extend(self: bytearray, iterable: list[int]) -> None:
    put_behind(self, from_numbers(iterable, "byte"))


def put_behind(self: bytearray, more: str) -> None:
    text = self._text
    n = self._len
    m = str_len(more)
    if n > str_len(text):
        raise_raced()
    if m > str_len(text) - n:
        bigger = str_new(n + m + (n >> 1), 1)
        str_copy(bigger, 0, text, 0, n)
        self._text = bigger
        text = bigger
    str_copy(text, n, more, 0, m)
    self._len = n + m


@implements("builtins.bytearray.__iadd__")
def array_iadd(self: bytearray, other: bytes | bytearray) -> bytearray:
    put_behind(self, raw(other))
    return self


@implements("builtins.bytearray.__add__")
def array_add(self: bytearray, other: bytes | bytearray) -> bytearray:
    return array_of(str_concat(raw(self), raw(other)))


@implements("builtins.bytearray.__mul__")
def array_mul(self: bytearray, n: int) -> bytearray:
    return array_of(str_mul(raw(self), n))


@implements("builtins.bytearray.__rmul__")
def array_rmul(self: bytearray, n: int) -> bytearray:
    return array_mul(self, n)


@implements("builtins.bytearray.insert")
def array_insert(self: bytearray, index: int, item: int) -> None:
    check_byte(item)
    text = raw(self)
    take_over(self, spliced(text, adjusted_start(index, 1, 1, str_len(text)), 0, byte_text(item)))


@implements("builtins.bytearray.pop")
def array_pop(self: bytearray, index: int = -1) -> int:
    text = self._text
    if self._len == 0:
        raise IndexError("pop from empty bytearray")
    n = self._len
    if index >= n or index < -n:
        raise IndexError("pop index out of range")
    at = place(self, index, text)
    found = str_get1(text, at)
    if at == n - 1:
        self._len = at
    else:
        array_delitem(self, at)
    return found


@implements("builtins.bytearray.remove")
def array_remove(self: bytearray, value: int) -> None:
    text = raw(self)
    at = find(text, byte_text(value), 0, str_len(text))
    if at < 0:
        raise ValueError("value not found in bytearray")
    cut(self, text, at, 1)


@implements("builtins.bytearray.reverse")
def array_reverse(self: bytearray) -> None:
    text = raw(self)
    take_over(self, sliced(text, str_len(text), 0, 0, -1, 4))


@implements("builtins.bytearray.clear")
def array_clear(self: bytearray) -> None:
    take_over(self, "")


@implements("builtins.bytearray.copy")
def array_copy(self: bytearray) -> bytearray:
    return holding(raw(self))


# --- the methods of bytes -----------------------------------------------------------------------------------------------------


@implements("builtins.bytearray.find")
def array_find(self: bytearray, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_find(raw(self), byte_text(sub), start, end)


@implements("builtins.bytearray.rfind")
def array_rfind(self: bytearray, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_rfind(raw(self), byte_text(sub), start, end)


@implements("builtins.bytearray.index")
def array_index(self: bytearray, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return checked(array_find(self, sub, start, end))


@implements("builtins.bytearray.count")
def array_count(self: bytearray, sub: int | bytes | bytearray, start: int = 0, end: int = ALL) -> int:
    return str_count(raw(self), byte_text(sub), start, end)


@implements("builtins.bytearray.startswith")
def array_startswith(self: bytearray, prefix: bytes | bytearray | tuple[bytes, ...], start: int = 0, end: int = ALL) -> bool:
    return any_prefix(raw(self), prefix, start, end, False)


@implements("builtins.bytearray.endswith")
def array_endswith(self: bytearray, suffix: bytes | bytearray | tuple[bytes, ...], start: int = 0, end: int = ALL) -> bool:
    return any_prefix(raw(self), suffix, start, end, True)


@implements("builtins.bytearray.decode")
def array_decode(self: bytearray, encoding: str = "utf-8", errors: str = "strict") -> str:
    return decoded(raw(self), encoding, errors)


@implements("builtins.bytearray.hex")
def array_hex(self: bytearray, sep: str = "", bytes_per_sep: int = 1) -> str:
    return hex_text(raw(self), sep, bytes_per_sep)


@implements("builtins.bytearray.fromhex")
def array_fromhex(string: str) -> bytearray:
    return array_of(from_hex(string))


@implements("builtins.bytearray.join")
def array_join(self: bytearray, iterable: list[bytes]) -> bytearray:
    return array_of(join(raw(self), texts(iterable)))


@implements("builtins.bytearray.replace")
def array_replace(self: bytearray, old: bytes | bytearray, new: bytes | bytearray, count: int = -1) -> bytearray:
    return array_of(str_replace(raw(self), raw(old), raw(new), count))


@implements("builtins.bytearray.split")
def array_split(self: bytearray, sep: bytes | bytearray | None = None, maxsplit: int = -1) -> list[bytearray]:
    return arrays(split_blanks(raw(self), maxsplit) if sep is None else str_split(raw(self), raw(sep), maxsplit))


@implements("builtins.bytearray.strip")
def array_strip(self: bytearray, chars: bytes | bytearray | None = None) -> bytearray:
    return array_of(stripped(raw(self), optional(chars), True, True))


@implements("builtins.bytearray.lower")
def array_lower(self: bytearray) -> bytearray:
    return array_of(cased(raw(self), LOWER))


@implements("builtins.bytearray.upper")
def array_upper(self: bytearray) -> bytearray:
    return array_of(cased(raw(self), UPPER))
