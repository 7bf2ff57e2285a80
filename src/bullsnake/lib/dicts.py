"""The methods of dict, over its table (`dicttable`)."""

from __future__ import annotations

from collections import defaultdict
from typing import TypeVar

from _prim import (
    Array,
    aget,
    array_new,
    cold,
    implements,
    is_counter,
    is_defaultdict,
    is_dict,
    new_object,
    none_of,
    own_get,
    own_set,
    same_class,
    type_hash,
    type_repr,
    unchecked,
)
from bslib.dicttable import fill_in, init_dict, insert_new, lookup, lookup_object, put, remove_entry, resize
from bslib.growing import boxed_at, empty_list, iterator_over, list_append, make_list
from bslib.objects import enter_repr, equal, leave_repr, same_or_equal
from bslib.text import join

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
U = TypeVar("U")


@implements("builtins.dict.__new__")
def dict_new() -> dict[K, V]:  # type: ignore[type-var]
    made: dict[K, V] = new_object()
    init_dict(made, 8)
    return made


@implements("builtins.dict.__new__", 1)
def dict_from_dict(other: dict[K, V]) -> dict[K, V]:
    return dict_copy(other)


@implements("builtins.dict.__new__", 2)
def dict_from_pairs(pairs: list[tuple[K, V]]) -> dict[K, V]:
    made: dict[K, V] = new_object()
    init_dict(made, 8)
    dict_update_pairs(made, pairs)
    return made


@implements("builtins.dict.__new__", 3)
def dict_with_names(other: dict[str, V], **names: V) -> dict[str, V]:
    made = dict_copy(other)
    dict_update(made, names)
    return made


@implements("builtins.dict.__new__", 4)
def dict_from_pairs_and_names(pairs: list[tuple[str, V]], **names: V) -> dict[str, V]:
    made: dict[str, V] = dict_from_pairs(pairs)
    dict_update(made, names)
    return made


# --- changing -------------------------------------------------------------------------------------------------------------


@implements("builtins.dict.__setitem__")
def dict_setitem(self: dict[K, V], key: K, value: V) -> None:
    put(self, key, type_hash(key), value)


@implements("builtins.dict.__delitem__")
def dict_delitem(self: dict[K, V], key: K) -> None:
    hash_ = type_hash(key)
    done = False
    while not done:
        changes = self._changes
        at = lookup(self, key, hash_)
        if at < 0:
            raise KeyError(key)
        done = remove_entry(self, changes, at)


@implements("builtins.dict.clear")
def dict_clear(self: dict[K, V]) -> None:
    init_dict(self, 8)


@implements("builtins.dict.pop")
def dict_pop(self: dict[K, V], key: K) -> V:
    hash_ = type_hash(key)
    while True:
        changes = self._changes
        at = lookup(self, key, hash_)
        if at < 0:
            raise KeyError(key)
        value = aget(self._values, at)
        if remove_entry(self, changes, at):
            return value


@implements("builtins.dict.pop", 1)
def dict_pop_default(self: dict[K, V], key: K, default: V) -> V:
    hash_ = type_hash(key)
    while True:
        changes = self._changes
        at = lookup(self, key, hash_)
        if at < 0:
            return default
        value = aget(self._values, at)
        if remove_entry(self, changes, at):
            return value


@implements("builtins.dict.pop", 2)
def dict_pop_other(self: dict[K, V], key: K, default: U) -> V | U:
    hash_ = type_hash(key)
    while True:
        changes = self._changes
        at = lookup(self, key, hash_)
        if at < 0:
            return default
        value = aget(self._values, at)
        if remove_entry(self, changes, at):
            return value


@implements("builtins.dict.popitem")
def dict_popitem(self: dict[K, V]) -> tuple[K, V]:
    while True:
        changes = self._changes
        if self._used == 0:
            raise KeyError("popitem(): dictionary is empty")
        at = self._fill - 1
        while aget(self._hashes, at) == -1:
            at -= 1
        key = aget(self._keys, at)
        value = aget(self._values, at)
        if remove_entry(self, changes, at):
            self._fill = at
            return key, value


@implements("builtins.dict.setdefault")
def dict_setdefault(self: dict[K, V], key: K, default: V) -> V:
    hash_ = type_hash(key)
    while True:
        changes = self._changes
        at = lookup(self, key, hash_)
        if at >= 0:
            return aget(self._values, at)
        if insert_new(self, changes, key, hash_, default):
            return default


@implements("builtins.dict.update")
def dict_update(self: dict[K, V], other: dict[K, V]) -> None:
    i = 0
    while i < other._fill:
        hash_ = aget(other._hashes, i)
        if hash_ != -1:
            key = aget(other._keys, i)
            value = aget(other._values, i)
            put(self, key, hash_, value)
        i += 1


@implements("builtins.dict.update", 1)
def dict_update_pairs(self: dict[K, V], pairs: list[tuple[K, V]]) -> None:
    for i in range(pairs._len):
        key, value = aget(pairs._items, i)
        dict_setitem(self, key, value)


@implements("builtins.dict.__ior__")
def dict_ior(self: dict[K, V], other: dict[K, V]) -> dict[K, V]:
    dict_update(self, other)
    return self


@implements("builtins.dict.__or__")
def dict_or(self: dict[K, V], other: dict[K, V]) -> dict[K, V]:
    made = dict_copy(self)
    dict_update(made, other)
    return made


# --- asking ---------------------------------------------------------------------------------------------------------------


@implements("builtins.dict.__len__")
def dict_len(self: dict[K, V]) -> int:
    return self._used


@implements("builtins.dict.__getitem__")
def dict_getitem(self: dict[K, V], key: K) -> V:
    at = lookup(self, key, type_hash(key))
    if at < 0:
        return missing(self, key)
    return aget(self._values, at)


@cold
def missing(self: dict[K, V], key: K) -> V:
    """What `self[key]` is where there is no such key: a new default, the count 0, or an error."""
    if is_counter(self):
        zero: V = none_of()
        return zero
    if is_defaultdict(self):
        made: defaultdict[K, V] = unchecked(self)
        factory = made.default_factory
        if factory is not None:
            value = factory()
            put(self, key, type_hash(key), value)
            return value
    raise KeyError(key)


@implements("builtins.dict.__contains__")
def dict_contains(self: dict[K, V], key: K) -> bool:
    return lookup(self, key, type_hash(key)) >= 0


@implements("builtins.dict.__contains__", 1)
def dict_contains_object(self: dict[K, V], key: object) -> bool:
    return lookup_object(self, key) >= 0


@implements("builtins.dict.get")
def dict_get(self: dict[K, V], key: K) -> V | None:
    at = lookup(self, key, type_hash(key))
    if at < 0:
        return None
    return aget(self._values, at)


@implements("builtins.dict.get", 1)
def dict_get_default(self: dict[K, V], key: K, default: V) -> V:
    at = lookup(self, key, type_hash(key))
    return aget(self._values, at) if at >= 0 else default


@implements("builtins.dict.get", 2)
def dict_get_other(self: dict[K, V], key: K, default: U) -> V | U:
    at = lookup(self, key, type_hash(key))
    if at < 0:
        return default
    return aget(self._values, at)


@implements("builtins.dict.copy")
def dict_copy(self: dict[K, V]) -> dict[K, V]:
    made: dict[K, V] = new_object()
    init_dict(made, 8)
    if self._used * 3 > 16:
        resize(made, self._used * 3 // 2)
    dict_update(made, self)
    return made


@implements("builtins.dict.fromkeys")
def dict_fromkeys(iterable: list[T]) -> dict[T, None]:
    made: dict[T, None] = new_object()
    init_dict(made, 8)
    for i in range(iterable._len):
        dict_setitem(made, aget(iterable._items, i), None)
    return made


@implements("builtins.dict.fromkeys", 1)
def dict_fromkeys_value(iterable: list[T], value: U) -> dict[T, U]:
    made: dict[T, U] = new_object()
    init_dict(made, 8)
    for i in range(iterable._len):
        dict_setitem(made, aget(iterable._items, i), value)
    return made


@implements("builtins.dict._next")
def dict_next(self: dict[K, V], i: int, used: int) -> int:
    if self._used != used:
        raise RuntimeError("dictionary changed size during iteration")
    hashes = self._hashes
    fill = fill_in(self, hashes)
    while i < fill:
        if own_get(hashes, i) != -1:
            return i
        i += 1
    return -1


@implements("builtins.dict._list")
def dict_keys_list(self: dict[K, V]) -> list[K]:
    hashes = self._hashes
    fill = fill_in(self, hashes)
    items: Array[K] = array_new(fill)
    n = 0
    for i in range(fill):
        if own_get(hashes, i) != -1:
            own_set(items, n, aget(self._keys, i))
            n += 1
    return make_list(items, n)


def dict_values_list(self: dict[K, V]) -> list[V]:
    hashes = self._hashes
    fill = fill_in(self, hashes)
    items: Array[V] = array_new(fill)
    n = 0
    for i in range(fill):
        if own_get(hashes, i) != -1:
            own_set(items, n, aget(self._values, i))
            n += 1
    return make_list(items, n)


def dict_items_list(self: dict[K, V]) -> list[tuple[K, V]]:
    hashes = self._hashes
    fill = fill_in(self, hashes)
    items: Array[tuple[K, V]] = array_new(fill)
    n = 0
    for i in range(fill):
        if own_get(hashes, i) != -1:
            own_set(items, n, (aget(self._keys, i), aget(self._values, i)))
            n += 1
    return make_list(items, n)


@implements("builtins.dict.__iter__")
def dict_iter(self: dict[K, V]) -> list_iterator[K]:
    return iterator_over(dict_keys_list(self))


@implements("builtins.dict.__eq__")
def dict_eq(self: dict[K, V], other: object) -> bool:
    if not is_dict(other):
        return False
    them: dict[K, V] = unchecked(other)
    if self._used != them._used:
        return False
    if not same_class(self, other):
        return _equal_mixed(self, them)
    i = 0
    while i < self._fill:
        hash_ = aget(self._hashes, i)
        if hash_ != -1:
            at = lookup(them, aget(self._keys, i), hash_)
            if at < 0 or not same_or_equal(aget(self._values, i), aget(them._values, at)):
                return False
        i += 1
    return True


def _equal_mixed(self: dict[K, V], them: dict[K, V]) -> bool:
    """The same for dicts of other representations: entries of `them` have other classes than it says."""
    for i in range(self._fill):
        if aget(self._hashes, i) == -1:
            continue
        at = -1
        for j in range(them._fill):
            if aget(them._hashes, j) == aget(self._hashes, i) and equal(aget(self._keys, i), boxed_at(them._keys, j)):
                at = j
        if at < 0 or not equal(aget(self._values, i), boxed_at(them._values, at)):
            return False
    return True


@implements("builtins.dict.__repr__")
def dict_repr(self: dict[K, V]) -> str:
    if self._used == 0:
        return "{}"
    if not enter_repr(self):
        return "{...}"
    parts: list[str] = empty_list(fill_in(self, self._hashes))
    try:
        i = 0
        while i < self._fill:
            if aget(self._hashes, i) != -1:
                key = type_repr(aget(self._keys, i))
                list_append(parts, key + ": " + type_repr(aget(self._values, i)))
            i += 1
    finally:
        leave_repr()
    return "{" + join(", ", parts) + "}"
