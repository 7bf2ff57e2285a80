"""collections.deque: a ring that doubles when it is full."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TypeVar

from _prim import (
    Array,
    aget,
    alen,
    array_new,
    aset,
    class_name,
    implements,
    new_object,
    none_of,
    own_set,
    same_class,
    type_eq,
    type_repr,
    type_str,
    unchecked,
    wadd,
    wand,
)
from bslib.growing import empty_list, list_append, make_list
from bslib.objects import enter_repr, equal, leave_repr
from bslib.text import join

T = TypeVar("T")

SMALLEST = 8


def init_deque(self: deque[T]) -> None:
    items: Array[T] = array_new(SMALLEST)
    self._head = 0
    self._count = 0
    self._items = items
    self._changes = wadd(self._changes, 1)


def place(self: deque[T], i: int) -> int:
    """Where item number i lies."""
    return wand(self._head + i, alen(self._items) - 1)


def make_room(self: deque[T]) -> None:
    """Room for one more."""
    n = self._count
    if n < alen(self._items):
        return
    items: Array[T] = array_new(2 * n)
    for i in range(n):
        own_set(items, i, aget(self._items, place(self, i)))
    self._head = 0
    self._items = items


@implements("collections.deque.__new__")
def deque_new() -> deque[T]:
    made: deque[T] = new_object()
    init_deque(made)
    return made


@implements("collections.deque.__new__", 1)
def deque_limited(*, maxlen: int | None = None) -> deque[T]:
    made: deque[T] = new_object()
    init_deque(made)
    if maxlen is not None and maxlen < 0:
        raise ValueError("maxlen must be non-negative")
    made.maxlen = maxlen
    return made


@implements("collections.deque.__new__", 2)
def deque_of(iterable: list[T], maxlen: int | None = None) -> deque[T]:
    made: deque[T] = deque_limited(maxlen=maxlen)
    extend(made, iterable)
    return made


@implements("collections.deque.append")
def append(self: deque[T], item: T) -> None:
    limit = self.maxlen
    if limit is not None and self._count >= limit:
        if limit == 0:
            return
        popleft(self)
    make_room(self)
    aset(self._items, place(self, self._count), item)
    self._count = self._count + 1
    self._changes = wadd(self._changes, 1)


@implements("collections.deque.appendleft")
def appendleft(self: deque[T], item: T) -> None:
    limit = self.maxlen
    if limit is not None and self._count >= limit:
        if limit == 0:
            return
        pop(self)
    make_room(self)
    self._head = place(self, -1)
    aset(self._items, self._head, item)
    self._count = self._count + 1
    self._changes = wadd(self._changes, 1)


@implements("collections.deque.pop")
def pop(self: deque[T]) -> T:
    if self._count <= 0:
        raise IndexError("pop from an empty deque")
    nothing: T = none_of()
    at = place(self, self._count - 1)
    item = aget(self._items, at)
    aset(self._items, at, nothing)
    self._count = self._count - 1
    self._changes = wadd(self._changes, 1)
    return item


@implements("collections.deque.popleft")
def popleft(self: deque[T]) -> T:
    if self._count <= 0:
        raise IndexError("pop from an empty deque")
    nothing: T = none_of()
    at = self._head
    item = aget(self._items, at)
    aset(self._items, at, nothing)
    self._head = place(self, 1)
    self._count = self._count - 1
    self._changes = wadd(self._changes, 1)
    return item


@implements("collections.deque.extend")
def extend(self: deque[T], iterable: list[T]) -> None:
    for i in range(iterable._len):
        append(self, aget(iterable._items, i))


@implements("collections.deque.extendleft")
def extendleft(self: deque[T], iterable: list[T]) -> None:
    for i in range(iterable._len):
        appendleft(self, aget(iterable._items, i))


@implements("collections.deque.clear")
def clear(self: deque[T]) -> None:
    init_deque(self)


@implements("collections.deque._list")
def items_of(self: deque[T]) -> list[T]:
    n = self._count
    items: Array[T] = array_new(n)
    for i in range(n):
        own_set(items, i, aget(self._items, place(self, i)))
    return make_list(items, n)


@implements("collections.deque.copy")
def copy(self: deque[T]) -> deque[T]:
    made: deque[T] = deque_limited(maxlen=self.maxlen)
    extend(made, items_of(self))
    return made


def index_in(self: deque[T], index: int) -> int:
    at = index + self._count if index < 0 else index
    if at < 0 or at >= self._count:
        raise IndexError("deque index out of range")
    return place(self, at)


@implements("collections.deque.__getitem__")
def getitem(self: deque[T], index: int) -> T:
    return aget(self._items, index_in(self, index))


@implements("collections.deque.__setitem__")
def setitem(self: deque[T], index: int, item: T) -> None:
    aset(self._items, index_in(self, index), item)


@implements("collections.deque.__delitem__")
def delitem(self: deque[T], index: int) -> None:
    index_in(self, index)
    items = items_of(self)
    del items[index]
    refill(self, items)


def refill(self: deque[T], items: list[T]) -> None:
    init_deque(self)
    extend(self, items)


@implements("collections.deque.__len__")
def length(self: deque[T]) -> int:
    return self._count


@implements("collections.deque.__iter__")
def iterate(self: deque[T]) -> Iterator[T]:
    changes = self._changes
    i = 0
    while i < self._count:
        if self._changes != changes:
            raise RuntimeError("deque mutated during iteration")
        yield aget(self._items, place(self, i))
        i += 1
    if self._changes != changes:
        raise RuntimeError("deque mutated during iteration")


@implements("collections.deque.__reversed__")
def reversed_deque(self: deque[T]) -> Iterator[T]:
    changes = self._changes
    i = self._count - 1
    while i >= 0:
        if self._changes != changes:
            raise RuntimeError("deque mutated during iteration")
        yield aget(self._items, place(self, i))
        i -= 1
    if self._changes != changes:
        raise RuntimeError("deque mutated during iteration")


@implements("collections.deque.__contains__")
def contains(self: deque[T], item: object) -> bool:
    for i in range(self._count):
        if equal(aget(self._items, place(self, i)), item):
            return True
    return False


@implements("collections.deque.count")
def count(self: deque[T], item: T) -> int:
    n = 0
    for i in range(self._count):
        if type_eq(aget(self._items, place(self, i)), item):
            n += 1
    return n


@implements("collections.deque.index")
def index(self: deque[T], item: T) -> int:
    for i in range(self._count):
        if type_eq(aget(self._items, place(self, i)), item):
            return i
    raise ValueError(type_repr(item) + " is not in deque")


@implements("collections.deque.insert")
def insert(self: deque[T], index: int, item: T) -> None:
    limit = self.maxlen
    if limit is not None and self._count >= limit:
        raise IndexError("deque already at its maximum size")
    items = items_of(self)
    items.insert(index, item)
    refill(self, items)


@implements("collections.deque.remove")
def remove(self: deque[T], item: T) -> None:
    items = items_of(self)
    for i in range(items._len):
        if type_eq(aget(items._items, i), item):
            del items[i]
            refill(self, items)
            return
    raise ValueError(type_repr(item) + " is not in deque")


@implements("collections.deque.reverse")
def reverse(self: deque[T]) -> None:
    items = items_of(self)
    items.reverse()
    refill(self, items)


@implements("collections.deque.rotate")
def rotate(self: deque[T], n: int = 1) -> None:
    if self._count < 2:
        return
    steps = n % self._count
    for _ in range(steps):
        appendleft(self, pop(self))


@implements("collections.deque.__eq__")
def equals(self: deque[T], other: object) -> bool:
    if not same_class(self, other):
        return False
    them: deque[T] = unchecked(other)
    if self._count != them._count:
        return False
    for i in range(self._count):
        if not type_eq(aget(self._items, place(self, i)), aget(them._items, place(them, i))):
            return False
    return True


@implements("collections.deque.__repr__")
def deque_repr(self: deque[T]) -> str:
    name = class_name(self)
    if not enter_repr(self):
        return "[...]"
    parts: list[str] = empty_list(8)
    try:
        for i in range(self._count):
            list_append(parts, type_repr(aget(self._items, place(self, i))))
    finally:
        leave_repr()
    limit = self.maxlen
    end = "" if limit is None else ", maxlen=" + type_str(limit)
    return name + "([" + join(", ", parts) + "]" + end + ")"
