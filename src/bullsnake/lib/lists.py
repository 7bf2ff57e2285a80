"""The methods of list, and its iterator."""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    aclear,
    acopy,
    aget,
    alen,
    array_new,
    aset,
    implements,
    is_list,
    own_copy,
    own_get,
    own_set,
    same_class,
    type_lt,
    type_repr,
    type_str,
    ule,
    unchecked,
)
from bslib.growing import boxed_at, empty_list, grow, iterator_over, length_in, list_append, make_list, make_room
from bslib.objects import enter_repr, equal, leave_repr, same_or_equal
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.text import join

T = TypeVar("T")
U = TypeVar("U")


@implements("builtins.list.__new__")
def list_new() -> list[T]:  # type: ignore[type-var]
    return empty_list(4)


@implements("builtins.list.__new__", 1)
def list_from_list(source: list[T]) -> list[T]:
    return list_copy(source)


@implements("builtins.list.copy")
def list_copy(self: list[T]) -> list[T]:
    source = self._items
    n = length_in(self, source)
    items: Array[T] = array_new(n)
    own_copy(items, 0, source, 0, n)
    return make_list(items, n)


@implements("builtins.list._list")
def list_list(self: list[T]) -> list[T]:
    return self


@implements("builtins.list.clear")
def list_clear(self: list[T]) -> None:
    self._len = 0
    self._items = array_new(4)


@implements("builtins.list.extend")
def list_extend(self: list[T], other: list[T]) -> None:
    source = other._items
    m = length_in(other, source)
    if self._len + m > alen(self._items):
        make_room(self, m)
    n = self._len
    items = self._items
    acopy(items, n, source, 0, m)
    self._len = n + m


@implements("builtins.list.__iadd__")
def list_iadd(self: list[T], other: list[T]) -> list[T]:
    list_extend(self, other)
    return self


@implements("builtins.list.__add__")
def list_add(self: list[T], other: list[T]) -> list[T]:
    n = self._len
    m = other._len
    items: Array[T] = array_new(n + m)
    acopy(items, 0, self._items, 0, n)
    acopy(items, n, other._items, 0, m)
    return make_list(items, n + m)


@implements("builtins.list.__add__", 1)
def list_add_other(self: list[T], other: list[U]) -> list[T | U]:
    n = self._len
    m = other._len
    items: Array[T | U] = array_new(n + m)
    for i in range(n):
        aset(items, i, aget(self._items, i))
    for i in range(m):
        aset(items, n + i, aget(other._items, i))
    return make_list(items, n + m)


@implements("builtins.list.__mul__")
def list_mul(self: list[T], times: int) -> list[T]:
    n = self._len
    if times <= 0 or n == 0:
        return empty_list(4)
    if times > 1099511627776 // n:
        raise MemoryError()
    total = n * times
    items: Array[T] = array_new(total)
    if n == 1:
        item = aget(self._items, 0)
        for i in range(total):
            own_set(items, i, item)
    else:
        acopy(items, 0, self._items, 0, n)
        done = n
        while done < total:
            part = done if done <= total - done else total - done
            own_copy(items, done, items, 0, part)
            done += part
    return make_list(items, total)


@implements("builtins.list.__rmul__")
def list_rmul(self: list[T], times: int) -> list[T]:
    return list_mul(self, times)


@implements("builtins.list.__imul__")
def list_imul(self: list[T], times: int) -> list[T]:
    made = list_mul(self, times)
    self._items = made._items
    self._len = made._len
    return self


# --- places ---------------------------------------------------------------------------------------------------------------


@implements("builtins.list.__len__")
def list_len(self: list[T]) -> int:
    return self._len


@implements("builtins.list.__getitem__")
def list_getitem(self: list[T], index: int) -> T:
    i = index + self._len if index < 0 else index
    items = self._items
    if i < 0 or i >= self._len:
        raise IndexError("list index out of range")
    return aget(items, i)


@implements("builtins.list.__setitem__")
def list_setitem(self: list[T], index: int, value: T) -> None:
    i = index + self._len if index < 0 else index
    items = self._items
    if i < 0 or i >= self._len:
        raise IndexError("list assignment index out of range")
    aset(items, i, value)


@implements("builtins.list.__delitem__")
def list_delitem(self: list[T], index: int) -> None:
    i = index + self._len if index < 0 else index
    if i < 0 or i >= self._len:
        raise IndexError("list assignment index out of range")
    remove_at(self, i)


def remove_at(self: list[T], i: int) -> None:
    """Close the gap at i, which is in range."""
    n = self._len
    items = self._items
    acopy(items, i, items, i + 1, n - i - 1)
    aclear(items, n - 1, n)
    self._len = n - 1


@implements("builtins.list.insert")
def list_insert(self: list[T], index: int, item: T) -> None:
    if self._len >= alen(self._items):
        make_room(self, 1)
    n = self._len
    i = index
    if i < 0:
        i = i + n if i + n > 0 else 0
    if i > n:
        i = n
    items = self._items
    acopy(items, i + 1, items, i, n - i)
    aset(items, i, item)
    self._len = n + 1


@implements("builtins.list.pop")
def list_pop(self: list[T], index: int = -1) -> T:
    n = self._len
    items = self._items
    last = n - 1
    if index != -1 or ule(alen(items), last):
        return pop_at(self, index)
    item = own_get(items, last)
    aclear(items, last, n)
    self._len = last
    return item


def pop_at(self: list[T], index: int) -> T:
    """As pop, wherever the item is."""
    n = self._len
    i = index + n if index < 0 else index
    if i < 0 or i >= n:
        raise IndexError("pop from empty list" if n == 0 else "pop index out of range")
    items = self._items
    item = aget(items, i)
    acopy(items, i, items, i + 1, n - i - 1)
    aclear(items, n - 1, n)
    self._len = n - 1
    return item


@implements("builtins.list.remove")
def list_remove(self: list[T], value: T) -> None:
    i = 0
    while i < self._len:
        if same_or_equal(aget(self._items, i), value):
            if i < self._len:
                remove_at(self, i)
            return
        i += 1
    raise ValueError("list.remove(x): x not in list")


@implements("builtins.list.index")
def list_index(self: list[T], value: T, start: int = 0, stop: int = 9223372036854775807) -> int:
    i = start
    if i < 0:
        i = i + self._len if i + self._len > 0 else 0
    end = stop + self._len if stop < 0 else stop
    while i < end and i < self._len:
        if same_or_equal(aget(self._items, i), value):
            return i
        i += 1
    raise ValueError(type_repr(value) + " is not in list")


@implements("builtins.list.count")
def list_count(self: list[T], value: T) -> int:
    found = 0
    i = 0
    while i < self._len:
        if same_or_equal(aget(self._items, i), value):
            found += 1
        i += 1
    return found


@implements("builtins.list.__contains__")
def list_contains(self: list[T], item: T) -> bool:
    i = 0
    while i < self._len:
        if same_or_equal(aget(self._items, i), item):
            return True
        i += 1
    return False


@implements("builtins.list.__contains__", 1)
def list_contains_object(self: list[T], item: object) -> bool:
    i = 0
    while i < self._len:
        if equal(aget(self._items, i), item):
            return True
        i += 1
    return False


@implements("builtins.list.reverse")
def list_reverse(self: list[T]) -> None:
    items = self._items
    i = 0
    j = length_in(self, items) - 1
    while i < j:
        item = own_get(items, i)
        own_set(items, i, own_get(items, j))
        own_set(items, j, item)
        i += 1
        j -= 1


# --- slices ---------------------------------------------------------------------------------------------------------------


@implements("builtins.list._slice")
def list_slice(self: list[T], start: int, stop: int, step: int, given: int) -> list[T]:
    by = checked_step(step, given)
    n = self._len
    first = adjusted_start(start, by, given, n)
    count = slice_length(first, adjusted_stop(stop, by, given, n), by)
    source = self._items
    items: Array[T] = array_new(count)
    if by == 1:
        acopy(items, 0, source, first, count)
    else:
        for i in range(count):
            aset(items, i, aget(source, first + i * by))
    return make_list(items, count)


@implements("builtins.list._set_slice")
def list_set_slice(self: list[T], start: int, stop: int, step: int, given: int, value: list[T]) -> None:
    by = checked_step(step, given)
    n = self._len
    first = adjusted_start(start, by, given, n)
    last = adjusted_stop(stop, by, given, n)
    source = list_copy(value) if value is self else value
    if by == 1:
        replace_range(self, first, last if last > first else first, source)
        return
    count = slice_length(first, last, by)
    if count != source._len:
        raise ValueError(
            "attempt to assign sequence of size " + type_str(source._len) + " to extended slice of size " + type_str(count)
        )
    for i in range(count):
        aset(self._items, first + i * by, aget(source._items, i))


def replace_range(self: list[T], first: int, last: int, source: list[T]) -> None:
    """self[first:last] = source, with bounds in range."""
    n = self._len
    m = source._len
    total = n - (last - first) + m
    items = self._items
    if total > alen(items):
        items = grow(self, total)
    acopy(items, first + m, items, last, n - last)
    acopy(items, first, source._items, 0, m)
    if total < n:
        aclear(items, total, n)
    self._len = total


@implements("builtins.list._del_slice")
def list_del_slice(self: list[T], start: int, stop: int, step: int, given: int) -> None:
    by = checked_step(step, given)
    n = self._len
    first = adjusted_start(start, by, given, n)
    count = slice_length(first, adjusted_stop(stop, by, given, n), by)
    if count == 0:
        return
    if by < 0:
        first = first + (count - 1) * by
        by = -by
    items = self._items
    kept = first
    for i in range(first, n):
        skipped = (i - first) % by == 0 and (i - first) // by < count
        if not skipped:
            aset(items, kept, aget(items, i))
            kept += 1
    aclear(items, kept, n)
    self._len = kept


# --- comparison and text -----------------------------------------------------------------------------------------------------


@implements("builtins.list.__eq__")
def list_eq(self: list[T], other: object) -> bool:
    if not is_list(other):
        return False
    them: list[T] = unchecked(other)
    if not same_class(self, other):
        return _equal_mixed(self, them)
    if self._len != them._len:
        return False
    i = 0
    while i < self._len and i < them._len:
        if not same_or_equal(aget(self._items, i), aget(them._items, i)):
            return False
        i += 1
    return self._len == them._len


def _equal_mixed(self: list[T], them: list[T]) -> bool:
    """The same for lists of other representations: `them` has elements of another class than it says."""
    if self._len != them._len:
        return False
    for i in range(self._len):
        if not equal(aget(self._items, i), boxed_at(them._items, i)):
            return False
    return True


@implements("builtins.list.__lt__")
def list_lt(self: list[T], other: list[T]) -> bool:
    i = 0
    while i < self._len and i < other._len:
        a = aget(self._items, i)
        b = aget(other._items, i)
        if not same_or_equal(a, b):
            return type_lt(a, b)
        i += 1
    return self._len < other._len


@implements("builtins.list.__gt__")
def list_gt(self: list[T], other: list[T]) -> bool:
    return list_lt(other, self)


@implements("builtins.list.__le__")
def list_le(self: list[T], other: list[T]) -> bool:
    return not list_lt(other, self)


@implements("builtins.list.__ge__")
def list_ge(self: list[T], other: list[T]) -> bool:
    return not list_lt(self, other)


@implements("builtins.list.__repr__")
def list_repr(self: list[T]) -> str:
    if self._len == 0:
        return "[]"
    if not enter_repr(self):
        return "[...]"
    parts: list[str] = empty_list(self._len)
    try:
        i = 0
        while i < self._len:
            list_append(parts, type_repr(aget(self._items, i)))
            i += 1
    finally:
        leave_repr()
    return "[" + join(", ", parts) + "]"


# --- iterators ---------------------------------------------------------------------------------------------------------------


@implements("builtins.list.__iter__")
def list_iter(self: list[T]) -> list_iterator[T]:
    return iterator_over(self)


@implements("builtins.list_iterator.__iter__")
def iterator_iter(self: list_iterator[T]) -> list_iterator[T]:
    return self


@implements("builtins.list_iterator.__next__")
def iterator_next(self: list_iterator[T]) -> T:
    i = self._next
    source = self._source
    if i < 0 or i >= source._len:
        self._next = -1
        raise StopIteration()
    self._next = i + 1
    return aget(source._items, i)


@implements("builtins.list_iterator._list")
def iterator_list(self: list_iterator[T]) -> list[T]:
    """What is left, which is used up."""
    i = self._next
    source = self._source
    self._next = -1
    if i < 0 or i >= source._len:
        return empty_list(4)
    n = source._len - i
    items: Array[T] = array_new(n)
    acopy(items, 0, source._items, i, n)
    return make_list(items, n)
