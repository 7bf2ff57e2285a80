"""What set and frozenset have in common: asking, and the sets that are made of two.

The order of the results is CPython's, so each takes CPython's way: which operand is walked through, and when the table is made
larger before keys are added.
"""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    aget,
    alen,
    array_kind,
    array_new,
    class_name,
    implements,
    is_none,
    is_set,
    new_object,
    own_get,
    own_set,
    same,
    slot_eq,
    type_repr,
    unchecked,
    wadd,
    wmul,
    wshl,
    wshr,
    wxor,
)
from bslib.dicts import dict_keys_list
from bslib.growing import empty_list, iterator_over, list_append, make_list
from bslib.objects import enter_repr, leave_repr
from bslib.settable import (
    EMPTY,
    add_entry,
    empty_hashes,
    find,
    grow_set,
    has_entry,
    has_object,
    hash_in_set,
    init_set,
    insert_clean,
    is_key,
    remove_entry,
    resize_set,
)
from bslib.text import join

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
V = TypeVar("V")


def empty_set() -> set[T]:  # type: ignore[type-var]
    made: set[T] = new_object()
    init_set(made)
    return made


def frozen(self: set[T]) -> frozenset[T]:
    """A frozenset that takes over the table of a set that nobody else has."""
    made: frozenset[T] = new_object()
    made._used = self._used
    made._fill = self._fill
    made._keys = self._keys
    made._hashes = self._hashes
    return made


# --- adding many ----------------------------------------------------------------------------------------------------------


def merge(self: AbstractSet[T], other: AbstractSet[T]) -> None:
    """Add the keys of another set."""
    if same_set(self, other) or other._used == 0:
        return
    if (self._fill + other._used) * 5 >= (alen(self._hashes) - 1) * 3:
        resize_set(self, (self._used + other._used) * 2)
    if self._fill == 0:
        merge_into_empty(self, other)
        return
    hashes = other._hashes
    keys = other._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there):
            add_entry(self, aget(keys, i), there)


def merge_into_empty(self: AbstractSet[T], other: AbstractSet[T]) -> None:
    """A table of the same size without deleted keys is copied slot by slot; else each key finds its place."""
    old_hashes = other._hashes
    old_keys = other._keys
    slots = alen(self._hashes)
    hashes = empty_hashes(slots)
    keys: Array[T] = array_new(slots)
    as_it_is = slots == alen(old_hashes) and other._fill == other._used
    n = 0
    for i in range(alen(old_hashes)):
        there = own_get(old_hashes, i)
        if is_key(there) and n < slots - 1:
            if as_it_is:
                own_set(hashes, i, there)
                own_set(keys, i, aget(old_keys, i))
            else:
                insert_clean(hashes, keys, aget(old_keys, i), there)
            n += 1
    self._keys = keys
    self._hashes = hashes
    self._fill = n
    self._used = n
    self._changes = wadd(self._changes, 1)


def add_list(self: AbstractSet[T], items: list[T]) -> None:
    for i in range(items._len):
        key = aget(items._items, i)
        add_entry(self, key, hash_in_set(key))


def add_keys(self: AbstractSet[K], table: dict[K, V]) -> None:
    """Add the keys of a dict."""
    if (self._fill + table._used) * 5 >= (alen(self._hashes) - 1) * 3:
        resize_set(self, (self._used + table._used) * 2)
    add_list(self, dict_keys_list(table))


def same_set(a: AbstractSet[T], b: AbstractSet[T]) -> bool:
    return same(a, b)


def copied(self: AbstractSet[T]) -> set[T]:
    made: set[T] = empty_set()
    merge(made, self)
    return made


def of_list(items: list[T]) -> set[T]:
    made: set[T] = empty_set()
    add_list(made, items)
    return made


def of_keys(table: dict[K, V]) -> set[K]:
    made: set[K] = empty_set()
    add_keys(made, table)
    return made


# --- sets of two ----------------------------------------------------------------------------------------------------------


def union(self: AbstractSet[T], other: AbstractSet[T]) -> set[T]:
    made = copied(self)
    merge(made, other)
    return made


def union_list(self: AbstractSet[T], items: list[T]) -> set[T]:
    made = copied(self)
    add_list(made, items)
    return made


def mixed_union(self: AbstractSet[T], other: AbstractSet[U]) -> set[T | U]:
    """Of sets of other representations."""
    made: set[T | U] = empty_set()
    for i in range(alen(self._hashes)):
        if is_key(aget(self._hashes, i)):
            add_entry(made, aget(self._keys, i), aget(self._hashes, i))
    for i in range(alen(other._hashes)):
        if is_key(aget(other._hashes, i)):
            add_entry(made, aget(other._keys, i), aget(other._hashes, i))
    return made


def intersection(self: AbstractSet[T], other: AbstractSet[T]) -> set[T]:
    if same_set(self, other):
        return copied(self)
    walked = other
    asked = self
    if other._used > self._used:
        walked = self
        asked = other
    made: set[T] = empty_set()
    hashes = walked._hashes
    keys = walked._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there):
            key = aget(keys, i)
            if has_entry(asked, key, there):
                add_entry(made, key, there)
    return made


def intersection_list(self: AbstractSet[T], items: list[T]) -> set[T]:
    made: set[T] = empty_set()
    for i in range(items._len):
        key = aget(items._items, i)
        hash_ = hash_in_set(key)
        if has_entry(self, key, hash_):
            add_entry(made, key, hash_)
    return made


def difference(self: AbstractSet[T], other: AbstractSet[T]) -> set[T]:
    if self._used // 4 > other._used:
        made = copied(self)
        remove_all(made, other)
        return made
    made = empty_set()
    hashes = self._hashes
    keys = self._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there):
            key = aget(keys, i)
            if not has_entry(other, key, there):
                add_entry(made, key, there)
    return made


def difference_list(self: AbstractSet[T], items: list[T]) -> set[T]:
    made = copied(self)
    remove_list(made, items)
    return made


def symmetric_difference(self: AbstractSet[T], other: AbstractSet[T]) -> set[T]:
    made = copied(other)
    toggle_all(made, self)
    return made


def remove_all(self: AbstractSet[T], other: AbstractSet[T]) -> None:
    """Take the keys of another set out."""
    if same_set(self, other):
        init_set(self)
        return
    taken = other
    if other._used // 8 > self._used:
        taken = intersection(self, other)
    hashes = taken._hashes
    keys = taken._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there):
            remove_entry(self, aget(keys, i), there)
    tidy(self)


def remove_list(self: AbstractSet[T], items: list[T]) -> None:
    for i in range(items._len):
        key = aget(items._items, i)
        remove_entry(self, key, hash_in_set(key))
    tidy(self)


def tidy(self: AbstractSet[T]) -> None:
    """A new table if more than a quarter of this one is deleted keys."""
    if self._fill - self._used > (alen(self._hashes) - 1) // 4:
        grow_set(self)


def toggle_all(self: AbstractSet[T], other: AbstractSet[T]) -> None:
    """Take out what both have, add what only the other one has."""
    if same_set(self, other):
        init_set(self)
        return
    hashes = other._hashes
    keys = other._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there):
            key = aget(keys, i)
            if not remove_entry(self, key, there):
                add_entry(self, key, there)


# --- asking ---------------------------------------------------------------------------------------------------------------


@implements("builtins.AbstractSet.__len__")
def set_len(self: AbstractSet[T]) -> int:
    return self._used


@implements("builtins.AbstractSet.__contains__")
def set_contains(self: AbstractSet[T], key: T) -> bool:
    return find(self, key, hash_in_set(key)) >= 0


@implements("builtins.AbstractSet.__contains__", 1)
def set_contains_object(self: AbstractSet[T], key: object) -> bool:
    return has_object(self, key)


@implements("builtins.AbstractSet._list")
def set_list(self: AbstractSet[T]) -> list[T]:
    hashes = self._hashes
    keys = self._keys
    items: Array[T] = array_new(alen(hashes))
    n = 0
    for i in range(alen(hashes)):
        if is_key(own_get(hashes, i)):
            own_set(items, n, aget(keys, i))
            n += 1
    return make_list(items, n)


@implements("builtins.AbstractSet.__iter__")
def set_iter(self: AbstractSet[T]) -> list_iterator[T]:
    return iterator_over(set_list(self))


@implements("builtins.AbstractSet._next")
def set_next(self: AbstractSet[T], i: int, used: int) -> int:
    if self._used != used:
        raise RuntimeError("Set changed size during iteration")
    hashes = self._hashes
    slots = alen(hashes)
    while i < slots:
        if is_key(own_get(hashes, i)):
            return i
        i += 1
    return -1


@implements("builtins.AbstractSet.issubset")
def issubset(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    if self._used > other._used:
        return False
    hashes = self._hashes
    keys = self._keys
    for i in range(alen(hashes)):
        there = own_get(hashes, i)
        if is_key(there) and not has_entry(other, aget(keys, i), there):
            return False
    return True


@implements("builtins.AbstractSet.issubset", 1)
def issubset_of_list(self: AbstractSet[T], items: list[T]) -> bool:
    return issubset(self, of_list(items))


@implements("builtins.AbstractSet.issuperset")
def issuperset(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return issubset(other, self)


@implements("builtins.AbstractSet.issuperset", 1)
def issuperset_of_list(self: AbstractSet[T], items: list[T]) -> bool:
    for i in range(items._len):
        key = aget(items._items, i)
        if not has_entry(self, key, hash_in_set(key)):
            return False
    return True


@implements("builtins.AbstractSet.isdisjoint")
def isdisjoint(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return intersection(self, other)._used == 0


@implements("builtins.AbstractSet.isdisjoint", 1)
def isdisjoint_list(self: AbstractSet[T], items: list[T]) -> bool:
    return intersection_list(self, items)._used == 0


@implements("builtins.AbstractSet.__le__")
def set_le(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return issubset(self, other)


@implements("builtins.AbstractSet.__lt__")
def set_lt(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return self._used < other._used and issubset(self, other)


@implements("builtins.AbstractSet.__ge__")
def set_ge(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return issubset(other, self)


@implements("builtins.AbstractSet.__gt__")
def set_gt(self: AbstractSet[T], other: AbstractSet[T]) -> bool:
    return self._used > other._used and issubset(other, self)


@implements("builtins.AbstractSet.__eq__")
def set_eq(self: AbstractSet[T], other: object) -> bool:
    """Of any two sets: their keys may be of other representations."""
    if is_none(other):
        return False
    if not is_set(other):
        return class_name(other) in ("dict_keys", "dict_items") and slot_eq(other, self)
    them: AbstractSet[T] = unchecked(other)
    if self._used != them._used:
        return False
    for i in range(alen(self._hashes)):
        if is_key(aget(self._hashes, i)) and not has_boxed(them, aget(self._keys, i)):
            return False
    return True


def has_boxed(self: object, key: object) -> bool:
    """Whether a set of whatever representation has a key."""
    ints: AbstractSet[int] = unchecked(self)
    kind = array_kind(ints._keys)
    if kind == 0:
        return has_object(ints, key)
    if kind == 1:
        floats: AbstractSet[float] = unchecked(self)
        return has_object(floats, key)
    if kind == 2:
        bools: AbstractSet[bool] = unchecked(self)
        return has_object(bools, key)
    objects: AbstractSet[object] = unchecked(self)
    return has_object(objects, key)


@implements("builtins.frozenset.__hash__")
def frozenset_hash(self: frozenset[T]) -> int:
    """Independent of the order, whose effects are cancelled: of empty slots, and of deleted ones."""
    total = 0
    for i in range(alen(self._hashes)):
        there = aget(self._hashes, i)
        total = wxor(total, shuffled(0 if there == EMPTY else there))
    if (alen(self._hashes) - self._fill) % 2 == 1:
        total = wxor(total, shuffled(0))
    if (self._fill - self._used) % 2 == 1:
        total = wxor(total, shuffled(-1))
    total = wxor(total, wmul(self._used + 1, 1927868237))
    total = wxor(total, wxor(wshr(total, 11), wshr(total, 25)))
    total = wadd(wmul(total, 69069), 907133923)
    return 590923713 if total == -1 else total


def shuffled(hash_: int) -> int:
    return wmul(wxor(wxor(hash_, 89869747), wshl(hash_, 16)), 3644798167)


@implements("builtins.AbstractSet.__repr__")
def set_repr(self: AbstractSet[T]) -> str:
    name = class_name(self)
    if self._used == 0:
        return name + "()"
    if not enter_repr(self):
        return name + "(...)"
    parts: list[str] = empty_list(8)
    try:
        items = set_list(self)
        for i in range(items._len):
            list_append(parts, type_repr(aget(items._items, i)))
    finally:
        leave_repr()
    shown = "{" + join(", ", parts) + "}"
    return shown if name == "set" else name + "(" + shown + ")"
