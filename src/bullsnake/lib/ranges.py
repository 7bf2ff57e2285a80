"""range as an object. Loops over a range that is written in the loop never make one."""

from __future__ import annotations

from collections.abc import Iterator

from _prim import Array, array_new, implements, new_object, own_set, to_int, type_str, ult, wadd, wmul, wsub, wudiv
from bslib.growing import make_list
from bslib.hashing import hash_int, tuple_hash_end, tuple_hash_start, tuple_hash_step
from bslib.objects import HASH_OF_NONE
from bslib.slices import adjusted_start, adjusted_stop, checked_step


def make_range(start: int, stop: int, step: int) -> range:
    """A range; the step is not 0."""
    made: range = new_object()
    made.start = start
    made.stop = stop
    made.step = step
    made._len = range_length(start, stop, step)
    return made


def range_length(start: int, stop: int, step: int) -> int:
    """How many numbers: -1 stands for more than fit."""
    if step > 0:
        n = wadd(wudiv(wsub(wsub(stop, start), 1), step), 1) if start < stop else 0
    else:
        n = wadd(wudiv(wsub(wsub(start, stop), 1), wsub(0, step)), 1) if stop < start else 0
    return n if n >= 0 else -1


@implements("builtins.range.__new__")
def range_to(stop: int) -> range:
    return make_range(0, stop, 1)


@implements("builtins.range.__new__", 1)
def range_from(start: int, stop: int, step: int = 1) -> range:
    if step == 0:
        raise ValueError("range() arg 3 must not be zero")
    return make_range(start, stop, step)


@implements("builtins.range.__len__")
def range_len(self: range) -> int:
    if self._len < 0:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return self._len


@implements("builtins.range.__getitem__")
def range_getitem(self: range, index: int) -> int:
    n = self._len
    i = wadd(index, n) if index < 0 else index
    if i < 0 or not ult(i, n):
        raise IndexError("range object index out of range")
    return wadd(self.start, wmul(i, self.step))


@implements("builtins.range._slice")
def range_slice(self: range, start: int, stop: int, step: int, given: int) -> range:
    by = checked_step(step, given)
    n = range_len(self)
    first = adjusted_start(start, by, given, n)
    last = adjusted_stop(stop, by, given, n)
    return make_range(
        wadd(self.start, wmul(first, self.step)), wadd(self.start, wmul(last, self.step)), wmul(self.step, by)
    )


@implements("builtins.range._list")
def range_list(self: range) -> list[int]:
    n = range_len(self)
    items: Array[int] = array_new(n)
    value = self.start
    for i in range(n):
        own_set(items, i, value)
        value = wadd(value, self.step)
    return make_list(items, n)


@implements("builtins.range.__iter__")
def range_iter(self: range) -> Iterator[int]:
    value = self.start
    for _ in range(range_len(self)):
        yield value
        value = wadd(value, self.step)


@implements("builtins.range.__contains__")
def range_contains(self: range, item: object) -> bool:
    if isinstance(item, int):
        return position(self, item) >= 0
    if isinstance(item, float) and -9223372036854775808.0 <= item and item < 9223372036854775808.0:
        whole = to_int(item)
        return whole == item and position(self, whole) >= 0
    return False


def position(self: range, value: int) -> int:
    """The index of a number, or -1."""
    if self.step > 0:
        if value < self.start or value >= self.stop:
            return -1
        away = wsub(value, self.start)
        by = self.step
    else:
        if value > self.start or value <= self.stop:
            return -1
        away = wsub(self.start, value)
        by = wsub(0, self.step)
    i = wudiv(away, by)
    return i if wmul(i, by) == away else -1


@implements("builtins.range.count")
def range_count(self: range, value: int) -> int:
    return 1 if position(self, value) >= 0 else 0


@implements("builtins.range.index")
def range_index(self: range, value: int) -> int:
    i = position(self, value)
    if i < 0:
        raise ValueError(type_str(value) + " is not in range")
    return i


@implements("builtins.range.__eq__")
def range_eq(self: range, other: object) -> bool:
    """Ranges are equal as the sequences that they are."""
    if not isinstance(other, range) or self._len != other._len:
        return False
    if self._len == 0:
        return True
    return self.start == other.start and (self._len == 1 or self.step == other.step)


@implements("builtins.range.__hash__")
def range_hash(self: range) -> int:
    n = self._len
    state = tuple_hash_step(tuple_hash_start(), hash_int(n))
    state = tuple_hash_step(state, hash_int(self.start) if n != 0 else HASH_OF_NONE)
    state = tuple_hash_step(state, hash_int(self.step) if n > 1 or n < 0 else HASH_OF_NONE)
    return tuple_hash_end(state, 3)


@implements("builtins.range.__repr__")
def range_repr(self: range) -> str:
    bounds = type_str(self.start) + ", " + type_str(self.stop)
    return "range(" + bounds + (")" if self.step == 1 else ", " + type_str(self.step) + ")")
