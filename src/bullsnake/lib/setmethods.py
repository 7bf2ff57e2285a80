"""The methods of set and of frozenset that make sets, and those that change a set."""

from __future__ import annotations

from typing import TypeVar

from _prim import aget, alen, implements, own_get
from bslib.sets import (
    add_keys,
    add_list,
    copied,
    difference,
    difference_list,
    empty_set,
    frozen,
    intersection,
    intersection_list,
    merge,
    mixed_union,
    of_keys,
    of_list,
    remove_all,
    remove_list,
    set_list,
    symmetric_difference,
    toggle_all,
    union,
    union_list,
)
from bslib.settable import add_entry, changed, hash_in_set, init_set, is_key, remove_entry, remove_slot

T = TypeVar("T")
U = TypeVar("U")
K = TypeVar("K")
V = TypeVar("V")


# --- making ---------------------------------------------------------------------------------------------------------------


@implements("builtins.set.__new__")
def set_new() -> set[T]:
    made: set[T] = empty_set()
    return made


@implements("builtins.set.__new__", 1)
def set_from_set(other: AbstractSet[T]) -> set[T]:
    return copied(other)


@implements("builtins.set.__new__", 2)
def set_from_dict(table: dict[K, V]) -> set[K]:
    return of_keys(table)


@implements("builtins.set.__new__", 3)
def set_from_list(items: list[T]) -> set[T]:
    return of_list(items)


@implements("builtins.set._constant")
def set_of_constants(items: list[T]) -> set[T]:
    """A display of constants alone, whose order is another one: CPython's compiler makes a frozenset of them, and another one of what
    that gives, item by item; the code copies the second one."""
    return copied(of_list(set_list(of_list(items))))


@implements("builtins.frozenset.__new__")
def frozenset_new() -> frozenset[T]:
    made: set[T] = empty_set()
    return frozen(made)


@implements("builtins.frozenset.__new__", 1)
def frozenset_from_frozenset(other: frozenset[T]) -> frozenset[T]:
    return other


@implements("builtins.frozenset.__new__", 2)
def frozenset_from_set(other: set[T]) -> frozenset[T]:
    return frozen(copied(other))


@implements("builtins.frozenset.__new__", 3)
def frozenset_from_dict(table: dict[K, V]) -> frozenset[K]:
    return frozen(of_keys(table))


@implements("builtins.frozenset.__new__", 4)
def frozenset_from_list(items: list[T]) -> frozenset[T]:
    return frozen(of_list(items))


@implements("builtins.set.copy")
def set_copy(self: set[T]) -> set[T]:
    return copied(self)


@implements("builtins.frozenset.copy")
def frozenset_copy(self: frozenset[T]) -> frozenset[T]:
    return self


# --- sets of two ----------------------------------------------------------------------------------------------------------


@implements("builtins.set.__or__")
def set_or(self: set[T], other: AbstractSet[T]) -> set[T]:
    return union(self, other)


@implements("builtins.set.__or__", 1)
def set_or_other(self: set[T], other: AbstractSet[U]) -> set[T | U]:
    return mixed_union(self, other)


@implements("builtins.frozenset.__or__")
def frozenset_or(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(union(self, other))


@implements("builtins.frozenset.__or__", 1)
def frozenset_or_other(self: frozenset[T], other: AbstractSet[U]) -> frozenset[T | U]:
    made = mixed_union(self, other)
    return frozen(made)


@implements("builtins.set.__and__")
def set_and(self: set[T], other: AbstractSet[T]) -> set[T]:
    return intersection(self, other)


@implements("builtins.frozenset.__and__")
def frozenset_and(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(intersection(self, other))


@implements("builtins.set.__sub__")
def set_sub(self: set[T], other: AbstractSet[T]) -> set[T]:
    return difference(self, other)


@implements("builtins.frozenset.__sub__")
def frozenset_sub(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(difference(self, other))


@implements("builtins.set.__xor__")
def set_xor(self: set[T], other: AbstractSet[T]) -> set[T]:
    return symmetric_difference(self, other)


@implements("builtins.frozenset.__xor__")
def frozenset_xor(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(symmetric_difference(self, other))


@implements("builtins.set.union")
def set_union_none(self: set[T]) -> set[T]:
    return copied(self)


@implements("builtins.set.union", 1)
def set_union(self: set[T], other: AbstractSet[T]) -> set[T]:
    return union(self, other)


@implements("builtins.set.union", 2)
def set_union_list(self: set[T], items: list[T]) -> set[T]:
    return union_list(self, items)


@implements("builtins.set.union", 3)
def set_union_other(self: set[T], other: AbstractSet[U]) -> set[T | U]:
    return mixed_union(self, other)


@implements("builtins.set.union", 4)
def set_union_many(self: set[T], *others: list[T]) -> set[T]:
    made = copied(self)
    for items in others:
        add_list(made, items)
    return made


@implements("builtins.frozenset.union")
def frozenset_union_none(self: frozenset[T]) -> frozenset[T]:
    return self


@implements("builtins.frozenset.union", 1)
def frozenset_union(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(union(self, other))


@implements("builtins.frozenset.union", 2)
def frozenset_union_list(self: frozenset[T], items: list[T]) -> frozenset[T]:
    return frozen(union_list(self, items))


@implements("builtins.frozenset.union", 3)
def frozenset_union_other(self: frozenset[T], other: AbstractSet[U]) -> frozenset[T | U]:
    made = mixed_union(self, other)
    return frozen(made)


@implements("builtins.frozenset.union", 4)
def frozenset_union_many(self: frozenset[T], *others: list[T]) -> frozenset[T]:
    made = copied(self)
    for items in others:
        add_list(made, items)
    return frozen(made)


@implements("builtins.set.intersection")
def set_intersection_none(self: set[T]) -> set[T]:
    return copied(self)


@implements("builtins.set.intersection", 1)
def set_intersection(self: set[T], other: AbstractSet[T]) -> set[T]:
    return intersection(self, other)


@implements("builtins.set.intersection", 2)
def set_intersection_list(self: set[T], items: list[T]) -> set[T]:
    return intersection_list(self, items)


@implements("builtins.set.intersection", 3)
def set_intersection_many(self: set[T], *others: list[T]) -> set[T]:
    made = copied(self)
    for items in others:
        made = intersection_list(made, items)
    return made


@implements("builtins.frozenset.intersection")
def frozenset_intersection_none(self: frozenset[T]) -> frozenset[T]:
    return self


@implements("builtins.frozenset.intersection", 1)
def frozenset_intersection(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(intersection(self, other))


@implements("builtins.frozenset.intersection", 2)
def frozenset_intersection_list(self: frozenset[T], items: list[T]) -> frozenset[T]:
    return frozen(intersection_list(self, items))


@implements("builtins.frozenset.intersection", 3)
def frozenset_intersection_many(self: frozenset[T], *others: list[T]) -> frozenset[T]:
    made = copied(self)
    for items in others:
        made = intersection_list(made, items)
    return frozen(made)


@implements("builtins.set.difference")
def set_difference_none(self: set[T]) -> set[T]:
    return copied(self)


@implements("builtins.set.difference", 1)
def set_difference(self: set[T], other: AbstractSet[T]) -> set[T]:
    return difference(self, other)


@implements("builtins.set.difference", 2)
def set_difference_list(self: set[T], items: list[T]) -> set[T]:
    return difference_list(self, items)


@implements("builtins.set.difference", 3)
def set_difference_many(self: set[T], *others: list[T]) -> set[T]:
    made = copied(self)
    for items in others:
        remove_list(made, items)
    return made


@implements("builtins.frozenset.difference")
def frozenset_difference_none(self: frozenset[T]) -> frozenset[T]:
    return self


@implements("builtins.frozenset.difference", 1)
def frozenset_difference(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(difference(self, other))


@implements("builtins.frozenset.difference", 2)
def frozenset_difference_list(self: frozenset[T], items: list[T]) -> frozenset[T]:
    return frozen(difference_list(self, items))


@implements("builtins.frozenset.difference", 3)
def frozenset_difference_many(self: frozenset[T], *others: list[T]) -> frozenset[T]:
    made = copied(self)
    for items in others:
        remove_list(made, items)
    return frozen(made)


@implements("builtins.set.symmetric_difference")
def set_symmetric_difference(self: set[T], other: AbstractSet[T]) -> set[T]:
    return symmetric_difference(self, other)


@implements("builtins.set.symmetric_difference", 1)
def set_symmetric_difference_list(self: set[T], items: list[T]) -> set[T]:
    return symmetric_difference(self, of_list(items))


@implements("builtins.frozenset.symmetric_difference")
def frozenset_symmetric_difference(self: frozenset[T], other: AbstractSet[T]) -> frozenset[T]:
    return frozen(symmetric_difference(self, other))


@implements("builtins.frozenset.symmetric_difference", 1)
def frozenset_symmetric_difference_list(self: frozenset[T], items: list[T]) -> frozenset[T]:
    return frozen(symmetric_difference(self, of_list(items)))


@implements("builtins.set._union_of")
def set_union_of(sets: list[set[T]]) -> set[T]:
    if sets._len == 0:
        raise TypeError("unbound method set.union() needs an argument")
    first: set[T] = aget(sets._items, 0)
    made = copied(first)
    for i in range(1, sets._len):
        other: set[T] = aget(sets._items, i)
        merge(made, other)
    return made


@implements("builtins.set._intersection_of")
def set_intersection_of(sets: list[set[T]]) -> set[T]:
    if sets._len == 0:
        raise TypeError("unbound method set.intersection() needs an argument")
    first: set[T] = aget(sets._items, 0)
    made = copied(first)
    for i in range(1, sets._len):
        other: set[T] = aget(sets._items, i)
        made = intersection(made, other)
    return made


# --- changing -------------------------------------------------------------------------------------------------------------


@implements("builtins.set.add")
def set_add(self: set[T], key: T) -> None:
    add_entry(self, key, hash_in_set(key))


@implements("builtins.set.discard")
def set_discard(self: set[T], key: T) -> None:
    remove_entry(self, key, hash_in_set(key))


@implements("builtins.set.remove")
def set_remove(self: set[T], key: T) -> None:
    if not remove_entry(self, key, hash_in_set(key)):
        raise KeyError(key)


@implements("builtins.set.pop")
def set_pop(self: set[T]) -> T:
    """The first key from where the last one was popped."""
    while True:
        changes = self._changes
        hashes = self._hashes
        if self._used <= 0:
            raise KeyError("pop from an empty set")
        slots = alen(hashes)
        at = self._finger % slots
        left = slots
        while left > 0 and not is_key(own_get(hashes, at)):
            at = at + 1 if at + 1 < slots else 0
            left -= 1
        if left == 0:
            raise KeyError("pop from an empty set")
        key = aget(self._keys, at)
        if remove_slot(self, changes, at):
            self._finger = at + 1
            return key


@implements("builtins.set.clear")
def set_clear(self: set[T]) -> None:
    init_set(self)


@implements("builtins.set.update")
def set_update_none(self: set[T]) -> None:
    changed(self)


@implements("builtins.set.update", 1)
def set_update(self: set[T], other: AbstractSet[T]) -> None:
    merge(self, other)


@implements("builtins.set.update", 2)
def set_update_keys(self: set[K], table: dict[K, V]) -> None:
    add_keys(self, table)


@implements("builtins.set.update", 3)
def set_update_list(self: set[T], items: list[T]) -> None:
    add_list(self, items)


@implements("builtins.set.update", 4)
def set_update_many(self: set[T], *others: list[T]) -> None:
    for items in others:
        add_list(self, items)


@implements("builtins.set.intersection_update")
def set_intersection_update(self: set[T], other: AbstractSet[T]) -> None:
    take_over(self, intersection(self, other))


@implements("builtins.set.intersection_update", 1)
def set_intersection_update_list(self: set[T], items: list[T]) -> None:
    take_over(self, intersection_list(self, items))


def take_over(self: set[T], made: set[T]) -> None:
    """Become what `made` is, which nobody else has."""
    self._used = made._used
    self._fill = made._fill
    self._keys = made._keys
    self._hashes = made._hashes
    changed(self)


@implements("builtins.set.difference_update")
def set_difference_update(self: set[T], other: AbstractSet[T]) -> None:
    remove_all(self, other)


@implements("builtins.set.difference_update", 1)
def set_difference_update_list(self: set[T], items: list[T]) -> None:
    remove_list(self, items)


@implements("builtins.set.symmetric_difference_update")
def set_symmetric_difference_update(self: set[T], other: AbstractSet[T]) -> None:
    toggle_all(self, other)


@implements("builtins.set.symmetric_difference_update", 1)
def set_symmetric_difference_update_list(self: set[T], items: list[T]) -> None:
    toggle_all(self, of_list(items))


@implements("builtins.set.__ior__")
def set_ior(self: set[T], other: AbstractSet[T]) -> set[T]:
    merge(self, other)
    return self


@implements("builtins.set.__iand__")
def set_iand(self: set[T], other: AbstractSet[T]) -> set[T]:
    take_over(self, intersection(self, other))
    return self


@implements("builtins.set.__isub__")
def set_isub(self: set[T], other: AbstractSet[T]) -> set[T]:
    remove_all(self, other)
    return self


@implements("builtins.set.__ixor__")
def set_ixor(self: set[T], other: AbstractSet[T]) -> set[T]:
    toggle_all(self, other)
    return self
