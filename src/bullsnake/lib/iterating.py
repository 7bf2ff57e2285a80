"""Functions over iterables, which arrive as lists: sums, extremes, and lists made of lists behind an iterator."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from _prim import (
    add_overflows,
    aget,
    implements,
    own_get,
    str_get1,
    str_len,
    type_lt,
    type_truth,
    wadd,
)
from bslib.bytestrings import raw
from bslib.dicts import dict_items_list, dict_keys_list, dict_values_list
from bslib.growing import empty_list, iterator_over, length_in, list_append
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


@implements("builtins.sum", 2)
def sum_lists(iterable: list[list[T]], start: list[T]) -> list[T]:
    joined = start.copy()
    for part in iterable:
        joined.extend(part)
    return joined


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
def reversed_bytes(sequence: bytes | bytearray) -> list_iterator[int]:
    text = raw(sequence)
    items: list[int] = empty_list(str_len(text))
    for i in range(str_len(text)):
        list_append(items, str_get1(text, i))
    return backwards(items)


@implements("builtins.reversed", 4)
def reversed_tuple(sequence: tuple[T, ...]) -> list_iterator[T]:
    return backwards(tuple_list(sequence))


@implements("builtins.reversed", 5)
def reversed_dict(sequence: dict[K, V]) -> list_iterator[K]:
    return backwards(dict_keys_list(sequence))


@implements("builtins.reversed", 6)
def reversed_keys(sequence: dict_keys[K, V]) -> list_iterator[K]:
    return backwards(dict_keys_list(sequence._dict))


@implements("builtins.reversed", 7)
def reversed_values(sequence: dict_values[K, V]) -> list_iterator[V]:
    return backwards(dict_values_list(sequence._dict))


@implements("builtins.reversed", 8)
def reversed_items(sequence: dict_items[K, V]) -> list_iterator[tuple[K, V]]:
    return backwards(dict_items_list(sequence._dict))

