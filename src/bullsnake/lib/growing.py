"""What lists are made of: a length and an array whose capacity is at least that.

An array never changes its size: growth takes a new one. Behind the last element it is zero: who shortens a list clears what was
there, for the collector, and because a null is how compiled code finds the end. Another goroutine may change length and array
while a function is at it, so places are compared with the length of the array that was loaded: by `aget` and its like, or before
`own_get`. See build/races.py.
"""

from __future__ import annotations

from typing import TypeVar

from _prim import Array, aget, alen, array_kind, array_new, cold, implements, new_object, own_copy, own_set, ule, unchecked
from bslib.raising import raise_raced

T = TypeVar("T")


def make_list(items: Array[T], length: int) -> list[T]:
    """A list over an array that nobody else has."""
    made: list[T] = new_object()
    made._items = items
    made._len = length
    return made


def empty_list(capacity: int) -> list[T]:  # type: ignore[type-var]
    """A list without elements and with room for some."""
    items: Array[T] = array_new(capacity)
    return make_list(items, 0)


def length_in(self: list[T], items: Array[T]) -> int:
    """The list's length, as far as its array, which was just loaded, has room for it: it has, but for other goroutines."""
    n = self._len
    room = alen(items)
    return n if n <= room else room


@cold
def grow(self: list[T], least: int) -> Array[T]:
    """A new array with room for `least` elements and half as many again; its first `_len` elements are the old ones."""
    items: Array[T] = array_new(least + (least >> 1) + 4)
    old = self._items
    n = length_in(self, old)
    if n <= alen(items):
        own_copy(items, 0, old, 0, n)
        self._items = items
    return items


@cold
def make_room(self: list[T], more: int) -> None:
    """Let the array have room for so many elements behind those that there are now, whoever else makes use of it."""
    while alen(self._items) < self._len + more:
        grow(self, self._len + more)


@implements("builtins.list.append")
def list_append(self: list[T], item: T) -> None:
    n = self._len
    items = self._items
    if ule(alen(items), n):
        make_room(self, 1)
        n = self._len
        items = self._items
        if ule(alen(items), n):
            raise_raced()
    own_set(items, n, item)
    self._len = n + 1


def iterator_over(source: list[T]) -> list_iterator[T]:
    """An iterator at the start of the list."""
    made: list_iterator[T] = new_object()
    made._source = source
    return made


def boxed_at(items: object, i: int) -> object:
    """Element i of an array of whatever representation."""
    kind = array_kind(items)
    if kind == 0:
        ints: Array[int] = unchecked(items)
        return aget(ints, i)
    if kind == 1:
        floats: Array[float] = unchecked(items)
        return aget(floats, i)
    if kind == 2:
        bools: Array[bool] = unchecked(items)
        return aget(bools, i)
    objects: Array[object] = unchecked(items)
    return aget(objects, i)
