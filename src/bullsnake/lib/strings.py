"""str: making, comparing, indexing. Other methods are in the files beside this one."""

from __future__ import annotations

from _prim import (
    Array,
    array_new,
    export,
    implements,
    latin1_char,
    own_set,
    str_copy,
    str_get,
    str_get1,
    str_kind,
    str_len,
    str_new,
    str_set,
)
from bslib.growing import (
    iterator_over,
    make_list,
)
from bslib.objects import (
    equal,
    str_of,
)
from bslib.slices import (
    adjusted_start,
    adjusted_stop,
    checked_step,
    slice_length,
)
from bslib.text import (
    MOST,
    char,
    find,
    from_codes,
    str_compare,
    str_concat,
    str_equal,
    substring,
)


@implements("builtins.str.__new__")
def str_empty() -> str:
    return ""


@implements("builtins.str.__new__", 1)
def str_new_of(x: object) -> str:
    return str_of(x)


@implements("builtins.str.__str__")
def str_str(self: str) -> str:
    return self


@implements("builtins.str.__len__")
def str_length(self: str) -> int:
    return str_len(self)


@implements("builtins.str.__add__")
def str_add(self: str, other: str) -> str:
    return str_concat(self, other)


@implements("builtins.str.__mul__")
def str_mul(self: str, n: int) -> str:
    size = str_len(self)
    if n <= 0 or size == 0:
        return ""
    if n == 1:
        return self
    if n > MOST // size:
        raise MemoryError()
    made = str_new(size * n, str_kind(self))
    if size == 1:
        code = str_get(self, 0)
        for i in range(n):
            str_set(made, i, code)
    else:
        for i in range(n):
            str_copy(made, i * size, self, 0, size)
    return made


@implements("builtins.str.__rmul__")
def str_rmul(self: str, n: int) -> str:
    return str_mul(self, n)


@implements("builtins.str.__eq__")
def str_eq(self: str, other: object) -> bool:
    return str_equal(self, other) if isinstance(other, str) else equal(self, other)


@implements("builtins.str.__lt__")
def str_lt(self: str, other: str) -> bool:
    return str_compare(self, other) < 0


@implements("builtins.str.__le__")
def str_le(self: str, other: str) -> bool:
    return str_compare(self, other) <= 0


@implements("builtins.str.__gt__")
def str_gt(self: str, other: str) -> bool:
    return str_compare(self, other) > 0


@implements("builtins.str.__ge__")
def str_ge(self: str, other: str) -> bool:
    return str_compare(self, other) >= 0


@implements("builtins.str.__contains__")
def str_contains(self: str, sub: str) -> bool:
    return find(self, sub, 0, str_len(self)) >= 0


# --- places ---------------------------------------------------------------------------------------------------------------


@implements("builtins.str.__getitem__")
def str_getitem(self: str, index: int) -> str:
    n = str_len(self)
    i = index + n if index < 0 else index
    if i < 0 or i >= n:
        raise IndexError("string index out of range")
    return char(str_get(self, i))


@implements("builtins.str._at")
def str_at(self: str, i: int) -> str:
    if str_kind(self) == 1:
        return latin1_char(str_get1(self, i))
    return char(str_get(self, i))


@implements("builtins.str._slice")
def str_slice(self: str, start: int, stop: int, step: int, given: int) -> str:
    by = checked_step(step, given)
    n = str_len(self)
    first = adjusted_start(start, by, given, n)
    count = slice_length(first, adjusted_stop(stop, by, given, n), by)
    if by == 1 or count <= 1:
        return substring(self, first, count)
    codes: Array[int] = array_new(count)
    for i in range(count):
        own_set(codes, i, str_get(self, first + i * by))
    return from_codes(codes, count)


@implements("builtins.str._list")
def str_list(self: str) -> list[str]:
    n = str_len(self)
    items: Array[str] = array_new(n)
    for i in range(n):
        own_set(items, i, char(str_get(self, i)))
    return make_list(items, n)


@implements("builtins.str.__iter__")
def str_iter(self: str) -> list_iterator[str]:
    return iterator_over(str_list(self))


@export("bslib.single_char")
def single_char(s: str, function: str) -> int:
    """The code of a string of one character."""
    if str_len(s) != 1:
        raise TypeError(function + "() expected a character, but string of length " + str_of(str_len(s)) + " found")
    return str_get(s, 0)
