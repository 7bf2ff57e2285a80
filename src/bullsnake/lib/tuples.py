"""tuple: one set of functions for all shapes, by way of their length and their boxed items."""

from __future__ import annotations

from typing import TypeVar

from _prim import Array, aget, array_new, aset, implements, is_tuple, tuple_from_array, tuple_item, tuple_len
from bslib.growing import empty_list, iterator_over, list_append, make_list
from bslib.hashing import tuple_hash_end, tuple_hash_start, tuple_hash_step
from bslib.objects import enter_repr, equal, hash_of, leave_repr, less, repr_of, same_or_equal
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.text import join

T = TypeVar("T")
U = TypeVar("U")


@implements("builtins.tuple.__new__")
def tuple_new() -> tuple[T, ...]:  # type: ignore[type-var]
    items: Array[T] = array_new(0)
    return tuple_from_array(items)


@implements("builtins.tuple.__new__", 1)
def tuple_from_list(iterable: list[T]) -> tuple[T, ...]:
    n = iterable._len
    items: Array[T] = array_new(n)
    for i in range(n):
        aset(items, i, aget(iterable._items, i))
    return tuple_from_array(items)


@implements("builtins.tuple.__len__")
def length(self: tuple[object, ...]) -> int:
    return tuple_len(self)


@implements("builtins.tuple.__getitem__")
def getitem(self: tuple[object, ...], index: int) -> object:
    n = tuple_len(self)
    i = index + n if index < 0 else index
    if i < 0 or i >= n:
        raise IndexError("tuple index out of range")
    return tuple_item(self, i)


@implements("builtins.tuple._slice")
def tuple_slice(self: tuple[object, ...], start: int, stop: int, step: int, given: int) -> tuple[object, ...]:
    by = checked_step(step, given)
    n = tuple_len(self)
    first = adjusted_start(start, by, given, n)
    count = slice_length(first, adjusted_stop(stop, by, given, n), by)
    items: Array[object] = array_new(count)
    for i in range(count):
        aset(items, i, tuple_item(self, first + i * by))
    return tuple_from_array(items)


@implements("builtins.tuple._list")
def tuple_list(self: tuple[T, ...]) -> list[T]:
    n = tuple_len(self)
    items: Array[T] = array_new(n)
    for i in range(n):
        aset(items, i, self[i])
    return make_list(items, n)


@implements("builtins.tuple.__iter__")
def tuple_iter(self: tuple[T, ...]) -> list_iterator[T]:
    return iterator_over(tuple_list(self))


@implements("builtins.tuple.__contains__")
def contains(self: tuple[object, ...], item: object) -> bool:
    for i in range(tuple_len(self)):
        if equal(tuple_item(self, i), item):
            return True
    return False


@implements("builtins.tuple.count")
def count(self: tuple[object, ...], value: object) -> int:
    found = 0
    for i in range(tuple_len(self)):
        if equal(tuple_item(self, i), value):
            found += 1
    return found


@implements("builtins.tuple.index")
def index(self: tuple[object, ...], value: object, start: int = 0, stop: int = 9223372036854775807) -> int:
    n = tuple_len(self)
    i = start if start >= 0 else start + n if start + n > 0 else 0
    end = stop + n if stop < 0 else stop
    while i < end and i < n:
        if equal(tuple_item(self, i), value):
            return i
        i += 1
    raise ValueError("tuple.index(x): x not in tuple")


@implements("builtins.tuple.__add__")
def add(self: tuple[object, ...], other: tuple[object, ...]) -> tuple[object, ...]:
    n = tuple_len(self)
    m = tuple_len(other)
    items: Array[object] = array_new(n + m)
    for i in range(n):
        aset(items, i, tuple_item(self, i))
    for i in range(m):
        aset(items, n + i, tuple_item(other, i))
    return tuple_from_array(items)


@implements("builtins.tuple.__add__", 1)
def add_other(self: tuple[object, ...], other: tuple[object, ...]) -> tuple[object, ...]:
    return add(self, other)


@implements("builtins.tuple.__mul__")
def mul(self: tuple[object, ...], n: int) -> tuple[object, ...]:
    size = tuple_len(self)
    times = n if n > 0 else 0
    if size > 0 and times > 1099511627776 // size:
        raise MemoryError()
    items: Array[object] = array_new(size * times)
    for k in range(times):
        for i in range(size):
            aset(items, k * size + i, tuple_item(self, i))
    return tuple_from_array(items)


@implements("builtins.tuple.__rmul__")
def rmul(self: tuple[object, ...], n: int) -> tuple[object, ...]:
    return mul(self, n)


@implements("builtins.tuple.__eq__")
def eq(self: tuple[object, ...], other: object) -> bool:
    if not is_tuple(other):
        return False
    n = tuple_len(self)
    if n != tuple_len(other):
        return False
    for i in range(n):
        if not same_or_equal(tuple_item(self, i), tuple_item(other, i)):
            return False
    return True


@implements("builtins.tuple.__lt__")
def lt(self: tuple[object, ...], other: tuple[object, ...]) -> bool:
    n = tuple_len(self)
    m = tuple_len(other)
    i = 0
    while i < n and i < m:
        a = tuple_item(self, i)
        b = tuple_item(other, i)
        if not same_or_equal(a, b):
            return less(a, b)
        i += 1
    return n < m


@implements("builtins.tuple.__gt__")
def gt(self: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return lt(other, self)


@implements("builtins.tuple.__le__")
def le(self: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return not lt(other, self)


@implements("builtins.tuple.__ge__")
def ge(self: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return not lt(self, other)


@implements("builtins.tuple.__hash__")
def tuple_hash(self: tuple[object, ...]) -> int:
    state = tuple_hash_start()
    n = tuple_len(self)
    for i in range(n):
        state = tuple_hash_step(state, hash_of(tuple_item(self, i)))
    return tuple_hash_end(state, n)


@implements("builtins.tuple.__repr__")
def tuple_repr(self: tuple[object, ...]) -> str:
    n = tuple_len(self)
    if n == 0:
        return "()"
    if not enter_repr(self):
        return "(...)"
    parts: list[str] = empty_list(n)
    try:
        for i in range(n):
            list_append(parts, repr_of(tuple_item(self, i)))
    finally:
        leave_repr()
    if n == 1:
        return "(" + join("", parts) + ",)"
    return "(" + join(", ", parts) + ")"
