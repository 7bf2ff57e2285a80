"""Functions over iterables, which arrive as lists: sums, extremes, and lists made of lists behind an iterator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from _prim import (
    Array,
    add_overflows,
    aget,
    array_new,
    aset,
    implements,
    own_get,
    type_lt,
    type_str,
    type_truth,
    unchecked,
    wadd,
)
from bslib.dicts import dict_items_list, dict_keys_list, dict_values_list
from bslib.growing import empty_list, iterator_over, length_in, list_append, make_list
from bslib.lists import list_copy, list_reverse
from bslib.raising import raise_overflow
from bslib.ranges import range_list
from bslib.strings import str_list
from bslib.tuples import tuple_list

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
V = TypeVar("V")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
R = TypeVar("R")


# --- one value of many -------------------------------------------------------------------------------------------------------


@implements("builtins.sum")
def sum_ints(iterable: list[int], start: int = 0) -> int:
    """What lies between may be larger than 64 bits: `carry` counts the overflows, which must cancel."""
    total = start
    carry = 0
    items = iterable._items
    for i in range(length_in(iterable, items)):
        item = own_get(items, i)
        if add_overflows(total, item):
            carry += 1 if item > 0 else -1
        total = wadd(total, item)
    if carry != 0:
        raise_overflow()
    return total


@implements("builtins.sum", 1)
def sum_floats(iterable: list[float], start: float = 0.0) -> float:
    total = start
    items = iterable._items
    for i in range(length_in(iterable, items)):
        total += own_get(items, i)
    return total


@implements("builtins.any")
def any_of(iterable: list[T]) -> bool:
    i = 0
    while i < iterable._len:
        if type_truth(aget(iterable._items, i)):
            return True
        i += 1
    return False


@implements("builtins.all")
def all_of(iterable: list[T]) -> bool:
    i = 0
    while i < iterable._len:
        if not type_truth(aget(iterable._items, i)):
            return False
        i += 1
    return True


@implements("builtins.max")
def max_of_two(a: T, b: T) -> T:
    return b if type_lt(a, b) else a


@implements("builtins.max", 1)
def max_of_more(a: T, b: T, c: T, *rest: T) -> T:
    best = max_of_two(max_of_two(a, b), c)
    for item in rest:
        best = max_of_two(best, item)
    return best


@implements("builtins.max", 2)
def max_in(iterable: list[T]) -> T:
    if iterable._len == 0:
        raise ValueError("max() arg is an empty sequence")
    best = aget(iterable._items, 0)
    i = 1
    while i < iterable._len:
        item = aget(iterable._items, i)
        if type_lt(best, item):
            best = item
        i += 1
    return best


@implements("builtins.max", 3)
def max_by(iterable: list[T], key: Callable[[T], K]) -> T:
    if iterable._len == 0:
        raise ValueError("max() arg is an empty sequence")
    best = aget(iterable._items, 0)
    best_key = key(best)
    i = 1
    while i < iterable._len:
        item = aget(iterable._items, i)
        item_key = key(item)
        if type_lt(best_key, item_key):
            best = item
            best_key = item_key
        i += 1
    return best


@implements("builtins.max", 4)
def max_in_default(iterable: list[T], default: T) -> T:
    return max_in(iterable) if iterable._len > 0 else default


@implements("builtins.max", 5)
def max_in_other(iterable: list[T], default: U) -> T | U:
    if iterable._len > 0:
        return max_in(iterable)
    return default


@implements("builtins.max", 6)
def max_by_default(iterable: list[T], key: Callable[[T], K], default: T) -> T:
    return max_by(iterable, key) if iterable._len > 0 else default


@implements("builtins.max", 7)
def max_of_by(a: T, b: T, *rest: T, key: Callable[[T], K]) -> T:
    return max_by(_together(a, b, tuple_list(rest)), key)


def _together(a: T, b: T, rest: list[T]) -> list[T]:
    made: list[T] = empty_list(rest._len + 2)
    list_append(made, a)
    list_append(made, b)
    for i in range(rest._len):
        list_append(made, aget(rest._items, i))
    return made


@implements("builtins.min")
def min_of_two(a: T, b: T) -> T:
    return b if type_lt(b, a) else a


@implements("builtins.min", 1)
def min_of_more(a: T, b: T, c: T, *rest: T) -> T:
    best = min_of_two(min_of_two(a, b), c)
    for item in rest:
        best = min_of_two(best, item)
    return best


@implements("builtins.min", 2)
def min_in(iterable: list[T]) -> T:
    if iterable._len == 0:
        raise ValueError("min() arg is an empty sequence")
    best = aget(iterable._items, 0)
    i = 1
    while i < iterable._len:
        item = aget(iterable._items, i)
        if type_lt(item, best):
            best = item
        i += 1
    return best


@implements("builtins.min", 3)
def min_by(iterable: list[T], key: Callable[[T], K]) -> T:
    if iterable._len == 0:
        raise ValueError("min() arg is an empty sequence")
    best = aget(iterable._items, 0)
    best_key = key(best)
    i = 1
    while i < iterable._len:
        item = aget(iterable._items, i)
        item_key = key(item)
        if type_lt(item_key, best_key):
            best = item
            best_key = item_key
        i += 1
    return best


@implements("builtins.min", 4)
def min_in_default(iterable: list[T], default: T) -> T:
    return min_in(iterable) if iterable._len > 0 else default


@implements("builtins.min", 5)
def min_in_other(iterable: list[T], default: U) -> T | U:
    if iterable._len > 0:
        return min_in(iterable)
    return default


@implements("builtins.min", 6)
def min_by_default(iterable: list[T], key: Callable[[T], K], default: T) -> T:
    return min_by(iterable, key) if iterable._len > 0 else default


@implements("builtins.min", 7)
def min_of_by(a: T, b: T, *rest: T, key: Callable[[T], K]) -> T:
    return min_by(_together(a, b, tuple_list(rest)), key)


# --- iterators of lists ---------------------------------------------------------------------------------------------------------


@implements("builtins.iter")
def iter_of(iterable: list[T]) -> list_iterator[T]:
    return iterator_over(iterable)


@implements("builtins.next")
def next_of(iterator: list_iterator[T]) -> T:
    return iterator.__next__()


@implements("builtins.next", 1)
def next_or(iterator: list_iterator[T], default: U) -> T | U:
    if iterator._next < 0 or iterator._next >= iterator._source._len:
        return default
    return iterator.__next__()


@implements("builtins.enumerate")
def enumerate_of(iterable: list[T], start: int = 0) -> list_iterator[tuple[int, T]]:
    n = iterable._len
    items: Array[tuple[int, T]] = array_new(n)
    for i in range(n):
        aset(items, i, (start + i, aget(iterable._items, i)))
    return iterator_over(make_list(items, n))


@implements("builtins.filter")
def filter_true(function: None, iterable: list[A]) -> list_iterator[R]:
    """A is R | None, which may be stored in another way: a list of optional ints gives bare ones."""
    made: list[R] = empty_list(8)
    for i in range(iterable._len):
        item = aget(iterable._items, i)
        if type_truth(item):
            found: R = unchecked(item)
            list_append(made, found)
    return iterator_over(made)


@implements("builtins.filter", 1)
def filter_by(function: Callable[[T], R], iterable: list[T]) -> list_iterator[T]:
    made: list[T] = empty_list(8)
    i = 0
    while i < iterable._len:
        item = aget(iterable._items, i)
        if type_truth(function(item)):
            list_append(made, item)
        i += 1
    return iterator_over(made)


@implements("builtins.map")
def map_one(function: Callable[[A], R], a: list[A]) -> list_iterator[R]:
    made: list[R] = empty_list(a._len)
    i = 0
    while i < a._len:
        list_append(made, function(aget(a._items, i)))
        i += 1
    return iterator_over(made)


@implements("builtins.map", 1)
def map_two(function: Callable[[A, B], R], a: list[A], b: list[B]) -> list_iterator[R]:
    made: list[R] = empty_list(a._len)
    i = 0
    while i < a._len and i < b._len:
        list_append(made, function(aget(a._items, i), aget(b._items, i)))
        i += 1
    return iterator_over(made)


@implements("builtins.zip")
def zip_one(a: list[A]) -> list_iterator[tuple[A]]:
    n = a._len
    items: Array[tuple[A]] = array_new(n)
    for i in range(n):
        aset(items, i, (aget(a._items, i),))
    return iterator_over(make_list(items, n))


def common(n: int, m: int, strict: bool, number: int) -> int:
    """The shorter length; with strict they must be the same."""
    if strict and n != m:
        before = "argument 1" if number == 2 else "arguments 1-" + type_str(number - 1)
        raise ValueError("zip() argument " + type_str(number) + " is " + ("shorter" if m < n else "longer") + " than " + before)
    return n if n < m else m


@implements("builtins.zip", 1)
def zip_two(a: list[A], b: list[B], strict: bool = False) -> list_iterator[tuple[A, B]]:
    n = common(a._len, b._len, strict, 2)
    items: Array[tuple[A, B]] = array_new(n)
    for i in range(n):
        aset(items, i, (aget(a._items, i), aget(b._items, i)))
    return iterator_over(make_list(items, n))


@implements("builtins.zip", 2)
def zip_three(a: list[A], b: list[B], c: list[C], strict: bool = False) -> list_iterator[tuple[A, B, C]]:
    n = common(common(a._len, b._len, strict, 2), c._len, strict, 3)
    items: Array[tuple[A, B, C]] = array_new(n)
    for i in range(n):
        aset(items, i, (aget(a._items, i), aget(b._items, i), aget(c._items, i)))
    return iterator_over(make_list(items, n))


@implements("builtins.zip", 3)
def zip_four(a: list[A], b: list[B], c: list[C], d: list[D], strict: bool = False) -> list_iterator[tuple[A, B, C, D]]:
    n = common(common(common(a._len, b._len, strict, 2), c._len, strict, 3), d._len, strict, 4)
    items: Array[tuple[A, B, C, D]] = array_new(n)
    for i in range(n):
        aset(items, i, (aget(a._items, i), aget(b._items, i), aget(c._items, i), aget(d._items, i)))
    return iterator_over(make_list(items, n))


def backwards(fresh: list[T]) -> list_iterator[T]:
    """An iterator over a list that nobody else has, from its end."""
    list_reverse(fresh)
    return iterator_over(fresh)


@implements("builtins.reversed")
def reversed_list(sequence: list[T]) -> list_iterator[T]:
    return backwards(list_copy(sequence))


@implements("builtins.reversed", 1)
def reversed_range(sequence: range) -> list_iterator[int]:
    return backwards(range_list(sequence))


@implements("builtins.reversed", 2)
def reversed_str(sequence: str) -> list_iterator[str]:
    return backwards(str_list(sequence))


@implements("builtins.reversed", 3)
def reversed_tuple(sequence: tuple[T, ...]) -> list_iterator[T]:
    return backwards(tuple_list(sequence))


@implements("builtins.reversed", 4)
def reversed_dict(sequence: dict[K, V]) -> list_iterator[K]:
    return backwards(dict_keys_list(sequence))


@implements("builtins.reversed", 5)
def reversed_keys(sequence: dict_keys[K, V]) -> list_iterator[K]:
    return backwards(dict_keys_list(sequence._dict))


@implements("builtins.reversed", 6)
def reversed_values(sequence: dict_values[K, V]) -> list_iterator[V]:
    return backwards(dict_values_list(sequence._dict))


@implements("builtins.reversed", 7)
def reversed_items(sequence: dict_items[K, V]) -> list_iterator[tuple[K, V]]:
    return backwards(dict_items_list(sequence._dict))

