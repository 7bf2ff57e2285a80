"""defaultdict, Counter and OrderedDict: dicts with a few methods of their own. What a missing key means is asked in `dicts.missing`."""

from __future__ import annotations

from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Iterator
from typing import TypeVar

from _prim import aget, implements, new_object, type_hash, type_repr
from bslib.dicts import dict_items_list, dict_repr, dict_update, dict_update_pairs
from bslib.dicttable import fill_in, init_dict, lookup, put, remove_entry
from bslib.growing import empty_list, list_append
from bslib.lists import list_repr
from bslib.text import join

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


# --- defaultdict ------------------------------------------------------------------------------------------------------------


@implements("collections.defaultdict.__new__")
def defaultdict_new() -> defaultdict[K, V]:
    made: defaultdict[K, V] = new_object()
    init_dict(made, 8)
    made._shown = "None"
    return made


@implements("collections.defaultdict.__new__", 1)
def defaultdict_by(default_factory: Callable[[], V] | None) -> defaultdict[K, V]:
    made: defaultdict[K, V] = defaultdict_new()
    made.default_factory = default_factory
    made._shown = "None" if default_factory is None else "<function>"
    return made


@implements("collections.defaultdict.__new__", 2)
def defaultdict_from_dict(default_factory: Callable[[], V] | None, other: dict[K, V]) -> defaultdict[K, V]:
    made: defaultdict[K, V] = defaultdict_by(default_factory)
    dict_update(made, other)
    return made


@implements("collections.defaultdict.__new__", 3)
def defaultdict_from_pairs(default_factory: Callable[[], V] | None, pairs: list[tuple[K, V]]) -> defaultdict[K, V]:
    made: defaultdict[K, V] = defaultdict_by(default_factory)
    dict_update_pairs(made, pairs)
    return made


@implements("collections.defaultdict.__new__", 4)
def defaultdict_of_names(default_factory: Callable[[], V] | None, **names: V) -> defaultdict[str, V]:
    made: defaultdict[str, V] = defaultdict_by(default_factory)
    dict_update(made, names)
    return made


@implements("collections.defaultdict.copy")
def defaultdict_copy(self: defaultdict[K, V]) -> defaultdict[K, V]:
    made: defaultdict[K, V] = defaultdict_by(self.default_factory)
    made._shown = self._shown
    dict_update(made, self)
    return made


@implements("collections.defaultdict.__repr__")
def defaultdict_repr(self: defaultdict[K, V]) -> str:
    return "defaultdict(" + self._shown + ", " + dict_repr(self) + ")"


# --- Counter ----------------------------------------------------------------------------------------------------------------


@implements("collections.Counter.__new__")
def counter_new() -> Counter[T]:
    made: Counter[T] = new_object()
    init_dict(made, 8)
    return made


@implements("collections.Counter.__new__", 1)
def counter_from_counts(counts: dict[T, int]) -> Counter[T]:
    made: Counter[T] = counter_new()
    dict_update(made, counts)
    return made


@implements("collections.Counter.__new__", 2)
def counter_of(iterable: list[T]) -> Counter[T]:
    made: Counter[T] = counter_new()
    add_items(made, iterable, 1)
    return made


@implements("collections.Counter.__new__", 3)
def counter_of_names(**names: int) -> Counter[str]:
    made: Counter[str] = counter_new()
    dict_update(made, names)
    return made


def add_count(self: Counter[T], key: T, n: int) -> None:
    hash_ = type_hash(key)
    at = lookup(self, key, hash_)
    put(self, key, hash_, n if at < 0 else aget(self._values, at) + n)


def add_items(self: Counter[T], items: list[T], n: int) -> None:
    for i in range(items._len):
        add_count(self, aget(items._items, i), n)


def add_counts(self: Counter[T], counts: dict[T, int], sign: int) -> None:
    hashes = counts._hashes
    for i in range(fill_in(counts, hashes)):
        if aget(hashes, i) != -1:
            add_count(self, aget(counts._keys, i), sign * aget(counts._values, i))


@implements("collections.Counter.update")
def counter_update(self: Counter[T], counts: dict[T, int]) -> None:
    add_counts(self, counts, 1)


@implements("collections.Counter.update", 1)
def counter_update_items(self: Counter[T], iterable: list[T]) -> None:
    add_items(self, iterable, 1)


@implements("collections.Counter.subtract")
def counter_subtract(self: Counter[T], counts: dict[T, int]) -> None:
    add_counts(self, counts, -1)


@implements("collections.Counter.subtract", 1)
def counter_subtract_items(self: Counter[T], iterable: list[T]) -> None:
    add_items(self, iterable, -1)


def count_of(pair: tuple[T, int]) -> int:
    return pair[1]


@implements("collections.Counter.most_common")
def most_common(self: Counter[T], n: int | None = None) -> list[tuple[T, int]]:
    pairs = dict_items_list(self)
    ordered = sorted(pairs, key=count_of, reverse=True)
    return ordered if n is None else ordered[: n if n > 0 else 0]


@implements("collections.Counter.elements")
def elements(self: Counter[T]) -> Iterator[T]:
    for key, n in dict_items_list(self):
        for _ in range(n):
            yield key


@implements("collections.Counter.total")
def total(self: Counter[T]) -> int:
    n = 0
    for _, count in dict_items_list(self):
        n += count
    return n


@implements("collections.Counter.copy")
def counter_copy(self: Counter[T]) -> Counter[T]:
    made: Counter[T] = counter_new()
    dict_update(made, self)
    return made


def count_in(self: Counter[T], key: T) -> int:
    at = lookup(self, key, type_hash(key))
    return aget(self._values, at) if at >= 0 else 0


def combined(self: Counter[T], other: Counter[T], how: int) -> Counter[T]:
    """how: 0 sum, 1 difference, 2 the smaller, 3 the larger count; only counts above zero stay."""
    made: Counter[T] = counter_new()
    for key, n in dict_items_list(self):
        m = count_in(other, key)
        result = n + m if how == 0 else n - m if how == 1 else min(n, m) if how == 2 else max(n, m)
        if result > 0:
            add_count(made, key, result)
    if how == 2:
        return made
    for key, m in dict_items_list(other):
        if lookup(self, key, type_hash(key)) < 0:
            result = -m if how == 1 else m
            if result > 0:
                add_count(made, key, result)
    return made


@implements("collections.Counter.__add__")
def counter_add(self: Counter[T], other: Counter[T]) -> Counter[T]:
    return combined(self, other, 0)


@implements("collections.Counter.__sub__")
def counter_sub(self: Counter[T], other: Counter[T]) -> Counter[T]:
    return combined(self, other, 1)


@implements("collections.Counter.__and__")
def counter_and(self: Counter[T], other: Counter[T]) -> Counter[T]:
    return combined(self, other, 2)


@implements("collections.Counter.__or__")
def counter_or(self: Counter[T], other: Counter[T]) -> Counter[T]:
    return combined(self, other, 3)


@implements("collections.Counter.__repr__")
def counter_repr(self: Counter[T]) -> str:
    if self._used == 0:
        return "Counter()"
    parts: list[str] = empty_list(8)
    for key, n in most_common(self):
        list_append(parts, type_repr(key) + ": " + type_repr(n))
    return "Counter({" + join(", ", parts) + "})"


# --- OrderedDict --------------------------------------------------------------------------------------------------------------


@implements("collections.OrderedDict.__new__")
def ordered_new() -> OrderedDict[K, V]:
    made: OrderedDict[K, V] = new_object()
    init_dict(made, 8)
    return made


@implements("collections.OrderedDict.__new__", 1)
def ordered_from_dict(other: dict[K, V]) -> OrderedDict[K, V]:
    made: OrderedDict[K, V] = ordered_new()
    dict_update(made, other)
    return made


@implements("collections.OrderedDict.__new__", 2)
def ordered_from_pairs(pairs: list[tuple[K, V]]) -> OrderedDict[K, V]:
    made: OrderedDict[K, V] = ordered_new()
    dict_update_pairs(made, pairs)
    return made


@implements("collections.OrderedDict.__new__", 3)
def ordered_of_names(**names: V) -> OrderedDict[str, V]:
    made: OrderedDict[str, V] = ordered_new()
    dict_update(made, names)
    return made


@implements("collections.OrderedDict.copy")
def ordered_copy(self: OrderedDict[K, V]) -> OrderedDict[K, V]:
    made: OrderedDict[K, V] = ordered_new()
    dict_update(made, self)
    return made


def taken(self: dict[K, V], at: int) -> tuple[K, V]:
    """Entry number `at`, taken out."""
    key = aget(self._keys, at)
    value = aget(self._values, at)
    remove_entry(self, self._changes, at)
    return key, value


@implements("collections.OrderedDict.move_to_end")
def move_to_end(self: OrderedDict[K, V], key: K, last: bool = True) -> None:
    hash_ = type_hash(key)
    at = lookup(self, key, hash_)
    if at < 0:
        raise KeyError(key)
    pair = taken(self, at)
    if last:
        put(self, pair[0], hash_, pair[1])
        return
    rest = dict_items_list(self)
    init_dict(self, 8)
    put(self, pair[0], hash_, pair[1])
    dict_update_pairs(self, rest)


@implements("collections.OrderedDict.popitem")
def ordered_popitem(self: OrderedDict[K, V], last: bool = True) -> tuple[K, V]:
    if self._used <= 0:
        raise KeyError("dictionary is empty")
    hashes = self._hashes
    n = fill_in(self, hashes)
    if last:
        for i in range(n - 1, -1, -1):
            if aget(hashes, i) != -1:
                return taken(self, i)
    for i in range(n):
        if aget(hashes, i) != -1:
            return taken(self, i)
    raise KeyError("dictionary is empty")


@implements("collections.OrderedDict.__repr__")
def ordered_repr(self: OrderedDict[K, V]) -> str:
    if self._used == 0:
        return "OrderedDict()"
    return "OrderedDict(" + list_repr(dict_items_list(self)) + ")"

