"""The table of a set: CPython's open addressing with short linear runs, so that sets are iterated over in the same order.

A slot has a hash and a key. `EMPTY` and `DELETED` stand for hashes of slots without a key; the one hash that would be `EMPTY` is
moved to its neighbour. From its first slot a key is looked for in nine more in a row, if the table has so many, then elsewhere, as the
higher bits of the hash say. The last deleted slot on the way is taken for a new key. `_fill` counts slots that are not empty.

The length of `_hashes` is a power of two and the size of the table. Changes under one's hands, and data races, are met as in
`dicttable`: `_changes` counts them, and the last step of a change has no call in it.
Source: Objects/setobject.c of CPython 3.11 (the design, read; not its text).
"""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    aget,
    alen,
    array_new,
    aset,
    none_of,
    own_get,
    own_set,
    same,
    type_eq,
    type_hash,
    wadd,
    wand,
    wmul,
    wshr,
)
from bslib.objects import equal, hash_of
from bslib.raising import raise_raced

T = TypeVar("T")

SMALLEST = 8
RUN = 9
ROUNDS = 13
EMPTY, DELETED = -9223372036854775808, -1


def place_hash(hash_: int) -> int:
    """The hash as the table has it."""
    return hash_ + 1 if hash_ == EMPTY else hash_


def hash_in_set(key: T) -> int:
    return place_hash(type_hash(key))


def empty_hashes(slots: int) -> Array[int]:
    hashes: Array[int] = array_new(slots)
    for i in range(slots):
        own_set(hashes, i, EMPTY)
    return hashes


def init_set(self: AbstractSet[T]) -> None:
    """Make it empty."""
    hashes = empty_hashes(SMALLEST)
    keys: Array[T] = array_new(SMALLEST)
    self._used = 0
    self._fill = 0
    self._keys = keys
    self._hashes = hashes
    changed(self)


def changed(self: AbstractSet[T]) -> None:
    self._changes = wadd(self._changes, 1)


# --- looking up -----------------------------------------------------------------------------------------------------------


def find(self: AbstractSet[T], key: T, hash_: int) -> int:
    """The slot of a key, or -1 - s where s is the slot that it would get. A comparison may run code that changes the set."""
    while True:
        hashes = self._hashes
        keys = self._keys
        mask = alen(hashes) - 1
        slot = wand(hash_, mask)
        perturb = hash_
        left = mask + ROUNDS
        free = -1
        stale = False
        while not stale:
            at = slot
            last = slot + RUN if slot + RUN <= mask else slot
            while at <= last and not stale:
                there = own_get(hashes, at)
                if there == hash_:
                    other = aget(keys, at)
                    if same(other, key):
                        return at
                    equals = type_eq(other, key)
                    stale = self._hashes is not hashes or own_get(hashes, at) != hash_
                    if equals and not stale:
                        return at
                elif there == EMPTY:
                    return -1 - (at if free < 0 else free)
                elif there == DELETED:
                    free = at
                at += 1
            if left < 0:
                raise_raced()
            left -= 1
            perturb = wshr(perturb, 5)
            slot = wand(wadd(wadd(wmul(slot, 5), 1), perturb), mask)


def has_entry(self: AbstractSet[T], key: T, hash_: int) -> bool:
    return find(self, key, hash_) >= 0


def has_object(self: AbstractSet[T], key: object) -> bool:
    """Whether a key equals an object of any class."""
    hash_ = place_hash(hash_of(key))
    hashes = self._hashes
    mask = alen(hashes) - 1
    slot = wand(hash_, mask)
    perturb = hash_
    left = mask + ROUNDS
    while left >= 0:
        last = slot + RUN if slot + RUN <= mask else slot
        for at in range(slot, last + 1):
            there = own_get(hashes, at)
            if there == EMPTY:
                return False
            if there == hash_ and equal(aget(self._keys, at), key):
                return True
        left -= 1
        perturb = wshr(perturb, 5)
        slot = wand(wadd(wadd(wmul(slot, 5), 1), perturb), mask)
    return False


def is_key(hash_: int) -> bool:
    """Whether a slot with that hash has a key."""
    return hash_ != EMPTY and hash_ != DELETED


# --- changing -------------------------------------------------------------------------------------------------------------


def add_entry(self: AbstractSet[T], key: T, hash_: int) -> None:
    """Add a key unless it is there."""
    while True:
        changes = self._changes
        found = find(self, key, hash_)
        if found >= 0:
            return
        slot = -1 - found
        hashes = self._hashes
        keys = self._keys
        if self._changes != changes:
            continue
        if aget(hashes, slot) == EMPTY:
            self._fill = self._fill + 1
        aset(keys, slot, key)
        aset(hashes, slot, hash_)
        self._used = self._used + 1
        changed(self)
        if self._fill * 5 >= (alen(hashes) - 1) * 3:
            grow_set(self)
        return


def grow_set(self: AbstractSet[T]) -> None:
    resize_set(self, self._used * 2 if self._used > 50000 else self._used * 4)


def resize_set(self: AbstractSet[T], above: int) -> None:
    """A new table with more than that many slots; deleted keys go."""
    slots = SMALLEST
    while slots <= above:
        slots = slots * 2
    while True:
        changes = self._changes
        old_hashes = self._hashes
        old_keys = self._keys
        hashes = empty_hashes(slots)
        keys: Array[T] = array_new(slots)
        n = 0
        for i in range(alen(old_hashes)):
            there = own_get(old_hashes, i)
            if is_key(there) and n < slots - 1:
                insert_clean(hashes, keys, aget(old_keys, i), there)
                n += 1
        if self._changes == changes:
            self._keys = keys
            self._hashes = hashes
            self._fill = n
            self._used = n
            changed(self)
            return


def insert_clean(hashes: Array[int], keys: Array[T], key: T, hash_: int) -> None:
    """Put a key that is not there into a table of one's own that has room and nothing deleted."""
    mask = alen(hashes) - 1
    slot = wand(hash_, mask)
    perturb = hash_
    while True:
        last = slot + RUN if slot + RUN <= mask else slot
        for at in range(slot, last + 1):
            if own_get(hashes, at) == EMPTY:
                own_set(hashes, at, hash_)
                own_set(keys, at, key)
                return
        perturb = wshr(perturb, 5)
        slot = wand(wadd(wadd(wmul(slot, 5), 1), perturb), mask)


def remove_entry(self: AbstractSet[T], key: T, hash_: int) -> bool:
    """Delete a key; False if it is not there."""
    while True:
        changes = self._changes
        slot = find(self, key, hash_)
        if slot < 0:
            return False
        if remove_slot(self, changes, slot):
            return True


def remove_slot(self: AbstractSet[T], changes: int, slot: int) -> bool:
    """Delete the key of a slot; False if the set has been changed since."""
    nothing: T = none_of()
    hashes = self._hashes
    keys = self._keys
    if self._changes != changes:
        return False
    aset(hashes, slot, DELETED)
    aset(keys, slot, nothing)
    self._used = self._used - 1
    changed(self)
    return True
