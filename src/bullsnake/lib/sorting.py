"""Stable sorting: runs of eight by insertion, then merging to and fro between two arrays.

The elements are sorted in a copy, so a comparison that raises or looks at the list finds it whole. Only < is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from _prim import Array, array_new, implements, own_copy, own_get, own_set, type_lt, unchecked
from bslib.growing import make_list
from bslib.lists import list_copy, list_reverse
from bslib.sortingtext import is_text, sorted_strings

T = TypeVar("T")
K = TypeVar("K")

RUN = 8


def is_sorted(a: Array[T], n: int) -> bool:
    for i in range(1, n):
        if type_lt(own_get(a, i), own_get(a, i - 1)):
            return False
    return True


def all_text(a: Array[T], n: int) -> bool:
    """Whether there is nothing but strings."""
    i = 0
    while i < n and is_text(own_get(a, i)):
        i += 1
    return i == n


def sorted_array(a: Array[T], n: int) -> Array[T]:
    """The first n elements in order; the array itself is used up."""
    if is_sorted(a, n):
        return a
    if all_text(a, n):
        return unchecked(sorted_strings(unchecked(a), n))
    start = 0
    while start < n:
        end = start + 8 if start + 8 < n else n
        for i in range(start + 1, end):
            item = own_get(a, i)
            j = i
            while j > start and type_lt(item, own_get(a, j - 1)):
                own_set(a, j, own_get(a, j - 1))
                j -= 1
            own_set(a, j, item)
        start = end
    source = a
    target: Array[T] = array_new(n)
    width = 8
    while width < n:
        start = 0
        while start < n:
            middle = start + width if start + width < n else n
            merge(source, target, start, middle, middle + width if middle + width < n else n)
            start += 2 * width
        swap = source
        source = target
        target = swap
        width *= 2
    return source


def merge(source: Array[T], target: Array[T], start: int, middle: int, end: int) -> None:
    """Two runs that meet at `middle` become one."""
    i = start
    j = middle
    at = start
    while i < middle and j < end:
        if type_lt(own_get(source, j), own_get(source, i)):
            own_set(target, at, own_get(source, j))
            j += 1
        else:
            own_set(target, at, own_get(source, i))
            i += 1
        at += 1
    own_copy(target, at, source, i, middle - i)
    own_copy(target, at + middle - i, source, j, end - j)


def order_of(keys: Array[K], n: int) -> Array[int]:
    """The numbers of the keys in the order that sorts them."""
    order: Array[int] = array_new(n)
    for i in range(n):
        own_set(order, i, i)
    if is_sorted(keys, n):
        return order
    start = 0
    while start < n:
        end = start + 8 if start + 8 < n else n
        for i in range(start + 1, end):
            item = own_get(order, i)
            key = own_get(keys, item)
            j = i
            while j > start and type_lt(key, own_get(keys, own_get(order, j - 1))):
                own_set(order, j, own_get(order, j - 1))
                j -= 1
            own_set(order, j, item)
        start = end
    source = order
    target: Array[int] = array_new(n)
    width = 8
    while width < n:
        start = 0
        while start < n:
            middle = start + width if start + width < n else n
            merge_order(keys, source, target, start, middle, middle + width if middle + width < n else n)
            start += 2 * width
        swap = source
        source = target
        target = swap
        width *= 2
    return source


def merge_order(keys: Array[K], source: Array[int], target: Array[int], start: int, middle: int, end: int) -> None:
    """As `merge`, of numbers by their keys."""
    i = start
    j = middle
    at = start
    while i < middle and j < end:
        if type_lt(own_get(keys, own_get(source, j)), own_get(keys, own_get(source, i))):
            own_set(target, at, own_get(source, j))
            j += 1
        else:
            own_set(target, at, own_get(source, i))
            i += 1
        at += 1
    own_copy(target, at, source, i, middle - i)
    own_copy(target, at + middle - i, source, j, end - j)


def in_order(source: list[T], reverse: bool) -> list[T]:
    """A new sorted list. Reversed before and after, equal elements keep their order."""
    made = list_copy(source)
    if reverse:
        list_reverse(made)
    made._items = sorted_array(made._items, made._len)
    if reverse:
        list_reverse(made)
    return made


def in_order_by(source: list[T], key: Callable[[T], K], reverse: bool) -> list[T]:
    """The same, by a key that is asked once for each element, in their order."""
    made = list_copy(source)
    n = made._len
    items = made._items
    keys: Array[K] = array_new(n)
    for i in range(n):
        place = n - 1 - i if reverse else i
        own_set(keys, place, key(own_get(items, i)))
    if reverse:
        list_reverse(made)
    order = order_of(keys, n)
    result: Array[T] = array_new(n)
    for i in range(n):
        own_set(result, i, own_get(items, own_get(order, i)))
    ordered = make_list(result, n)
    if reverse:
        list_reverse(ordered)
    return ordered


def replace_items(self: list[T], before: int, made: list[T]) -> None:
    """Put the result into the list, which sorting found with `before` elements."""
    if self._len != before:
        raise ValueError("list modified during sort")
    self._items = made._items
    self._len = made._len


@implements("builtins.sorted")
def sorted_plain(iterable: list[T], key: None = None, reverse: bool = False) -> list[T]:
    return in_order(iterable, reverse)


@implements("builtins.sorted", 1)
def sorted_by(iterable: list[T], key: Callable[[T], K], reverse: bool = False) -> list[T]:
    return in_order_by(iterable, key, reverse)


@implements("builtins.list.sort")
def list_sort(self: list[T], key: None = None, reverse: bool = False) -> None:
    before = self._len
    replace_items(self, before, in_order(self, reverse))


@implements("builtins.list.sort", 1)
def list_sort_by(self: list[T], key: Callable[[T], K], reverse: bool = False) -> None:
    before = self._len
    replace_items(self, before, in_order_by(self, key, reverse))
