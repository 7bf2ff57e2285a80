"""The views `keys()` and `items()` as sets.

What is compared or combined with them comes as a list of its items. A result has the order of CPython's, which makes a set of the
view and changes that; only `&` looks into the view for what the other one has.
"""

from __future__ import annotations

from collections.abc import Set as AnySet
from typing import TypeVar

from _prim import aget, class_name, implements, is_end, is_none, is_set, next_boxed, slot_iter, slot_len
from bslib.dictviews import items_contains, items_list, keys_contains, keys_list
from bslib.setmethods import set_add, set_difference_update_list, set_symmetric_difference_update_list, set_update_list
from bslib.sets import empty_set, of_list, set_eq

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")


def within(items: list[T], other: list[T]) -> bool:
    """Whether each of the items is one of the others."""
    found = of_list(other)
    for i in range(items._len):
        if aget(items._items, i) not in found:
            return False
    return True


def without(items: list[T], other: list[T]) -> set[T]:
    made = of_list(items)
    set_difference_update_list(made, other)
    return made


def joined(items: list[T], other: list[T]) -> set[T]:
    made = of_list(items)
    set_update_list(made, other)
    return made


def either(items: list[T], other: list[T]) -> set[T]:
    made = of_list(items)
    set_symmetric_difference_update_list(made, other)
    return made


def is_view(other: object) -> bool:
    return class_name(other) in ("dict_keys", "dict_items")


def all_in(other: object, view: AnySet[T]) -> bool:
    """Whether each item of the other view, whatever dict it is of, is in this one."""
    iterator = slot_iter(other)
    while True:
        item = next_boxed(iterator)
        if is_end(item):
            return True
        if item not in view:
            return False


@implements("builtins.dict_keys.__le__")
def keys_le(self: dict_keys[K, V], other: list[K]) -> bool:
    return self._dict._used <= other._len and within(keys_list(self), other)


@implements("builtins.dict_keys.__lt__")
def keys_lt(self: dict_keys[K, V], other: list[K]) -> bool:
    return self._dict._used < other._len and within(keys_list(self), other)


@implements("builtins.dict_keys.__ge__")
def keys_ge(self: dict_keys[K, V], other: list[K]) -> bool:
    return self._dict._used >= other._len and within(other, keys_list(self))


@implements("builtins.dict_keys.__gt__")
def keys_gt(self: dict_keys[K, V], other: list[K]) -> bool:
    return self._dict._used > other._len and within(other, keys_list(self))


@implements("builtins.dict_keys.__sub__")
def keys_sub(self: dict_keys[K, V], other: list[K]) -> set[K]:
    return without(keys_list(self), other)


@implements("builtins.dict_keys.__or__")
def keys_or(self: dict_keys[K, V], other: list[K]) -> set[K]:
    return joined(keys_list(self), other)


@implements("builtins.dict_keys.__xor__")
def keys_xor(self: dict_keys[K, V], other: list[K]) -> set[K]:
    return either(keys_list(self), other)


@implements("builtins.dict_keys.__and__")
def keys_and(self: dict_keys[K, V], other: list[K]) -> set[K]:
    made: set[K] = empty_set()
    for i in range(other._len):
        item = aget(other._items, i)
        if keys_contains(self, item):
            set_add(made, item)
    return made


@implements("builtins.dict_keys.isdisjoint")
def keys_isdisjoint(self: dict_keys[K, V], other: list[K]) -> bool:
    for i in range(other._len):
        if keys_contains(self, aget(other._items, i)):
            return False
    return True


@implements("builtins.dict_keys.__eq__")
def keys_eq(self: dict_keys[K, V], other: object) -> bool:
    if is_none(other):
        return False
    if is_set(other):
        return set_eq(of_list(keys_list(self)), other)
    return is_view(other) and slot_len(other) == self._dict._used and all_in(other, self)


@implements("builtins.dict_items.__le__")
def items_le(self: dict_items[K, V], other: list[tuple[K, V]]) -> bool:
    return self._dict._used <= other._len and within(items_list(self), other)


@implements("builtins.dict_items.__lt__")
def items_lt(self: dict_items[K, V], other: list[tuple[K, V]]) -> bool:
    return self._dict._used < other._len and within(items_list(self), other)


@implements("builtins.dict_items.__ge__")
def items_ge(self: dict_items[K, V], other: list[tuple[K, V]]) -> bool:
    return self._dict._used >= other._len and within(other, items_list(self))


@implements("builtins.dict_items.__gt__")
def items_gt(self: dict_items[K, V], other: list[tuple[K, V]]) -> bool:
    return self._dict._used > other._len and within(other, items_list(self))


@implements("builtins.dict_items.__sub__")
def items_sub(self: dict_items[K, V], other: list[tuple[K, V]]) -> set[tuple[K, V]]:
    return without(items_list(self), other)


@implements("builtins.dict_items.__or__")
def items_or(self: dict_items[K, V], other: list[tuple[K, V]]) -> set[tuple[K, V]]:
    return joined(items_list(self), other)


@implements("builtins.dict_items.__xor__")
def items_xor(self: dict_items[K, V], other: list[tuple[K, V]]) -> set[tuple[K, V]]:
    return either(items_list(self), other)


@implements("builtins.dict_items.__and__")
def items_and(self: dict_items[K, V], other: list[tuple[K, V]]) -> set[tuple[K, V]]:
    made: set[tuple[K, V]] = empty_set()
    for i in range(other._len):
        item = aget(other._items, i)
        if items_contains(self, item):
            set_add(made, item)
    return made


@implements("builtins.dict_items.isdisjoint")
def items_isdisjoint(self: dict_items[K, V], other: list[tuple[K, V]]) -> bool:
    for i in range(other._len):
        if items_contains(self, aget(other._items, i)):
            return False
    return True


@implements("builtins.dict_items.__eq__")
def items_eq(self: dict_items[K, V], other: object) -> bool:
    if is_none(other):
        return False
    if is_set(other):
        return set_eq(of_list(items_list(self)), other)
    return is_view(other) and slot_len(other) == self._dict._used and all_in(other, self)
