"""dict: CPython's compact design.

Entries stand in order of insertion in three arrays (hash, key, value). A table of indices, at least half as large again, finds them.
A slot is -1 when it is empty, -2 when its entry was deleted. A deleted entry has hash -1, which no key has. Probing is CPython's:
the hash's low bits, then perturbed by the higher ones.

The index always has an empty slot, so probing ends. Goroutines that change a dict at once can fill it: probing gives up when each
slot was visited, after `ROUNDS` rounds more than there are slots (in 13 the hash's higher bits are used up; then the places go round
through all). They can also make the counts wrong, which then stay so until `resize` counts again; no access depends on them.

On one processor a change of a dict is done as a whole, as under CPython: goroutines give the processor up at calls and in loops, so the
last step has none, and is taken only if the dict is what it was before they were made. `_changes` tells: each change counts it up.
"""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    aget,
    alen,
    array_new,
    aset,
    cold,
    implements,
    is_dict,
    new_object,
    none_of,
    own_get,
    own_set,
    same,
    same_class,
    type_eq,
    type_hash,
    type_repr,
    unchecked,
    wadd,
    wand,
    wmul,
    wshr,
)
from bslib.growing import boxed_at, empty_list, iterator_over, list_append, make_list
from bslib.objects import enter_repr, equal, hash_of, leave_repr, same_or_equal
from bslib.raising import raise_raced
from bslib.text import join

K = TypeVar("K")
V = TypeVar("V")
T = TypeVar("T")
U = TypeVar("U")

SMALLEST = 8
EMPTY, DELETED = -1, -2
ROUNDS = 13
TRIES = 8


def empty_index(slots: int) -> Array[int]:
    index: Array[int] = array_new(slots)
    for i in range(slots):
        own_set(index, i, -1)
    return index


def init_dict(self: dict[K, V], slots: int) -> None:
    """Make it empty, with that many slots (a power of two)."""
    index = empty_index(slots)
    room = slots * 2 // 3
    hashes: Array[int] = array_new(room)
    keys: Array[K] = array_new(room)
    values: Array[V] = array_new(room)
    self._used = 0
    self._fill = 0
    self._values = values
    self._keys = keys
    self._hashes = hashes
    self._index = index
    changed(self)


def fill_in(self: dict[K, V], hashes: Array[int]) -> int:
    """How many entries there are or were, as far as an array that was just loaded has room for them."""
    n = self._fill
    room = alen(hashes)
    return n if n <= room else room


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


# --- looking up -----------------------------------------------------------------------------------------------------------


def lookup(self: dict[K, V], key: K, hash_: int) -> int:
    """The number of the entry, or -1. A comparison may run code that changes the dict: then it starts again."""
    while True:
        index = self._index
        hashes = self._hashes
        keys = self._keys
        mask = alen(index) - 1
        left = mask + ROUNDS
        perturb = hash_
        slot = wand(hash_, mask)
        changed = False
        while not changed:
            at = own_get(index, slot)
            if at == -1:
                return -1
            if at >= 0 and aget(hashes, at) == hash_:
                other = aget(keys, at)
                if same(other, key):
                    return at
                equals = type_eq(other, key)
                if self._index is not index or aget(hashes, at) != hash_:
                    changed = True
                    continue
                if equals:
                    return at
            if left < 0:
                return -1
            left -= 1
            perturb = wshr(perturb, 5)
            slot = wand(wadd(wadd(wmul(slot, 5), perturb), 1), mask)


def lookup_object(self: dict[K, V], key: object) -> int:
    """The number of the entry whose key equals an object of any class, or -1."""
    hash_ = hash_of(key)
    index = self._index
    mask = alen(index) - 1
    left = mask + ROUNDS
    perturb = hash_
    slot = wand(hash_, mask)
    while left >= 0:
        at = own_get(index, slot)
        if at == -1:
            return -1
        if at >= 0 and aget(self._hashes, at) == hash_ and equal(aget(self._keys, at), key):
            return at
        left -= 1
        perturb = wshr(perturb, 5)
        slot = wand(wadd(wadd(wmul(slot, 5), perturb), 1), mask)
    return -1


def slot_of_entry(index: Array[int], hash_: int, entry: int) -> int:
    """The slot that holds that entry, or with entry -1 the first free one; -1 if there is none, after a race."""
    mask = alen(index) - 1
    left = mask + ROUNDS
    perturb = hash_
    slot = wand(hash_, mask)
    while left >= 0:
        at = own_get(index, slot)
        if at == entry or entry == -1 and at < 0:
            return slot
        left -= 1
        perturb = wshr(perturb, 5)
        slot = wand(wadd(wadd(wmul(slot, 5), perturb), 1), mask)
    return -1


# --- changing -------------------------------------------------------------------------------------------------------------


def insert_new(self: dict[K, V], changes: int, key: K, hash_: int, value: V) -> bool:
    """Add an entry for a key that is not there; False if it may be there now: look again."""
    at = self._fill
    index = self._index
    if at >= alen(self._hashes):
        resize(self, 3 * live_entries(self))
        return False
    slot = slot_of_entry(index, hash_, -1)
    if slot < 0:
        resize(self, 3 * live_entries(self))
        raise_raced()
    if self._changes != changes:
        return False
    aset(self._values, at, value)
    aset(self._keys, at, key)
    aset(self._hashes, at, hash_)
    own_set(index, slot, at)
    self._fill = at + 1
    self._used = self._used + 1
    changed(self)
    return True


def changed(self: dict[K, V]) -> None:
    self._changes = wadd(self._changes, 1)


def put(self: dict[K, V], key: K, hash_: int, value: V) -> None:
    """self[key] = value."""
    changes = self._changes
    at = lookup(self, key, hash_)
    if at >= 0:
        aset(self._values, at, value)
        changed(self)
    elif not insert_new(self, changes, key, hash_, value):
        put_again(self, key, hash_, value)


@cold
def put_again(self: dict[K, V], key: K, hash_: int, value: V) -> None:
    """The dict has grown, or another goroutine has changed it."""
    put(self, key, hash_, value)


def live_entries(self: dict[K, V]) -> int:
    """As `_used`, which is wrong after a race: counted."""
    hashes = self._hashes
    n = 0
    for i in range(fill_in(self, hashes)):
        if own_get(hashes, i) != -1:
            n += 1
    return n


def resize(self: dict[K, V], least: int) -> None:
    """New arrays with at least that many slots; deleted entries go."""
    slots = 8
    while slots < least:
        slots = slots * 2
    tries = TRIES
    while not resized(self, slots, tries == 0):
        tries -= 1


def resized(self: dict[K, V], slots: int, at_any_cost: bool) -> bool:
    """The arrays are put in place when they are complete; False if the dict was changed meanwhile."""
    changes = self._changes
    room = slots * 2 // 3
    old_hashes = self._hashes
    old_keys = self._keys
    old_values = self._values
    fill = fill_in(self, old_hashes)
    index = empty_index(slots)
    hashes: Array[int] = array_new(room)
    keys: Array[K] = array_new(room)
    values: Array[V] = array_new(room)
    n = 0
    i = 0
    while i < fill and n < room:
        hash_ = own_get(old_hashes, i)
        if hash_ != -1:
            own_set(hashes, n, hash_)
            own_set(keys, n, aget(old_keys, i))
            own_set(values, n, aget(old_values, i))
            own_set(index, slot_of_entry(index, hash_, -1), n)
            n += 1
        i += 1
    if self._changes != changes and not at_any_cost:
        return False
    self._values = values
    self._keys = keys
    self._hashes = hashes
    self._index = index
    self._fill = n
    self._used = n
    changed(self)
    return True


def remove_entry(self: dict[K, V], changes: int, at: int) -> bool:
    """Delete entry number `at`; False if it may be another one now."""
    empty_key: K = none_of()
    empty_value: V = none_of()
    hash_ = aget(self._hashes, at)
    index = self._index
    slot = slot_of_entry(index, hash_, at)
    if self._changes != changes:
        return False
    if slot >= 0:
        own_set(index, slot, -2)
    aset(self._hashes, at, -1)
    aset(self._keys, at, empty_key)
    aset(self._values, at, empty_value)
    self._used = self._used - 1
    changed(self)
    return True


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
        raise KeyError(key)
    return aget(self._values, at)


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
    parts: list[str] = empty_list(self._used)
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
