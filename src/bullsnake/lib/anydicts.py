"""A dict whose representation is known at run time only, as `isinstance(x, dict)` finds one in an object: read, each item boxed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import _AnyDict

from _prim import aget, array_kind, implements, unchecked
from bslib.dicttable import fill_in, live_entries, lookup_object
from bslib.growing import boxed_at, iterator_over
from bslib.raising import raise_key_error


def entry_of(self: _AnyDict, key: object) -> int:
    """The number of the entry with a key, -1 if there is none."""
    ints: dict[int, object] = unchecked(self)
    kind = array_kind(ints._keys)
    if kind == 0:
        return lookup_object(ints, key)
    if kind == 1:
        floats: dict[float, object] = unchecked(self)
        return lookup_object(floats, key)
    if kind == 2:
        bools: dict[bool, object] = unchecked(self)
        return lookup_object(bools, key)
    objects: dict[object, object] = unchecked(self)
    return lookup_object(objects, key)


def value_at(self: _AnyDict, at: int) -> object:
    table: dict[object, object] = unchecked(self)
    return boxed_at(table._values, at)


@implements("typing._AnyDict.__len__")
def any_len(self: _AnyDict) -> int:
    table: dict[object, object] = unchecked(self)
    return live_entries(table)


@implements("typing._AnyDict.__contains__")
def any_contains(self: _AnyDict, key: object) -> bool:
    return entry_of(self, key) >= 0


@implements("typing._AnyDict.__getitem__")
def any_getitem(self: _AnyDict, key: object) -> object:
    at = entry_of(self, key)
    if at < 0:
        raise_key_error(key)
    return value_at(self, at)


@implements("typing._AnyDict.get")
def any_get(self: _AnyDict, key: object) -> object:
    at = entry_of(self, key)
    return None if at < 0 else value_at(self, at)


@implements("typing._AnyDict.get", 1)
def any_get_default(self: _AnyDict, key: object, default: object) -> object:
    at = entry_of(self, key)
    return default if at < 0 else value_at(self, at)


@implements("typing._AnyDict.items")
def any_items(self: _AnyDict) -> list[tuple[object, object]]:
    """As they are now."""
    view: dict[object, object] = unchecked(self)
    hashes = view._hashes
    found: list[tuple[object, object]] = []
    for i in range(fill_in(view, hashes)):
        if aget(hashes, i) != -1:
            found.append((boxed_at(view._keys, i), boxed_at(view._values, i)))
    return found


@implements("typing._AnyDict.keys")
def any_keys(self: _AnyDict) -> list[object]:
    return [key for key, _ in any_items(self)]


@implements("typing._AnyDict.values")
def any_values(self: _AnyDict) -> list[object]:
    return [value for _, value in any_items(self)]


@implements("typing._AnyDict.__iter__")
def any_iter(self: _AnyDict) -> Iterator[object]:
    return iterator_over(any_keys(self))
