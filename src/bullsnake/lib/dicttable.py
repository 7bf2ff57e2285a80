"""The table of a dict: CPython's compact design.

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
    none_of,
    own_get,
    own_set,
    same,
    type_eq,
    wadd,
    wand,
    wmul,
    wshr,
)
from bslib.objects import equal, hash_of
from bslib.raising import raise_raced

K = TypeVar("K")
V = TypeVar("V")

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
