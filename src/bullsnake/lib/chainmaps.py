"""collections.ChainMap: dicts one after the other, of which the first is written to.

`keys`, `values` and `items` are lists, in CPython's order: that of the last dict first.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator
from typing import TypeVar

from _prim import implements, new_object, type_repr
from bslib.dicts import dict_repr
from bslib.raising import raise_key_error

K = TypeVar("K")
V = TypeVar("V")


@implements("collections.ChainMap.__init__")
def chain_init(self: ChainMap[K, V], *maps: dict[K, V]) -> None:
    found: list[dict[K, V]] = []
    for one in maps:
        found.append(one)
    if len(found) == 0:
        found.append({})
    self.maps = found


def chain_of(maps: list[dict[K, V]]) -> ChainMap[K, V]:
    made: ChainMap[K, V] = new_object()
    made.maps = maps
    return made


@implements("collections.ChainMap.new_child")
def chain_new_child(self: ChainMap[K, V], m: dict[K, V] | None = None) -> ChainMap[K, V]:
    first: dict[K, V] = {} if m is None else m
    return chain_of([first, *self.maps])


@implements("collections.ChainMap.parents")
def chain_parents(self: ChainMap[K, V]) -> ChainMap[K, V]:
    rest = self.maps[1:]
    if len(rest) == 0:
        rest.append({})
    return chain_of(rest)


@implements("collections.ChainMap.copy")
def chain_copy(self: ChainMap[K, V]) -> ChainMap[K, V]:
    return chain_of([self.maps[0].copy(), *self.maps[1:]])


@implements("collections.ChainMap.__getitem__")
def chain_get_item(self: ChainMap[K, V], key: K) -> V:
    for one in self.maps:
        if key in one:
            return one[key]
    raise_key_error(key)


@implements("collections.ChainMap.get")
def chain_get(self: ChainMap[K, V], key: K) -> V | None:
    for one in self.maps:
        if key in one:
            return one[key]
    return None


@implements("collections.ChainMap.get", 1)
def chain_get_or(self: ChainMap[K, V], key: K, default: V) -> V:
    for one in self.maps:
        if key in one:
            return one[key]
    return default


@implements("collections.ChainMap.__contains__")
def chain_contains(self: ChainMap[K, V], key: K) -> bool:
    for one in self.maps:
        if key in one:
            return True
    return False


@implements("collections.ChainMap.__setitem__")
def chain_set_item(self: ChainMap[K, V], key: K, value: V) -> None:
    self.maps[0][key] = value


def check_first(self: ChainMap[K, V], key: K) -> None:
    if key not in self.maps[0]:
        raise KeyError("Key not found in the first mapping: " + type_repr(key))


@implements("collections.ChainMap.__delitem__")
def chain_del_item(self: ChainMap[K, V], key: K) -> None:
    check_first(self, key)
    del self.maps[0][key]


@implements("collections.ChainMap.pop")
def chain_pop(self: ChainMap[K, V], key: K) -> V:
    check_first(self, key)
    return self.maps[0].pop(key)


@implements("collections.ChainMap.setdefault")
def chain_setdefault(self: ChainMap[K, V], key: K, default: V) -> V:
    if not chain_contains(self, key):
        self.maps[0][key] = default
    return chain_get_item(self, key)


@implements("collections.ChainMap.update")
def chain_update(self: ChainMap[K, V], other: dict[K, V]) -> None:
    self.maps[0].update(other)


@implements("collections.ChainMap.clear")
def chain_clear(self: ChainMap[K, V]) -> None:
    self.maps[0].clear()


def merged(self: ChainMap[K, V]) -> dict[K, V]:
    """One dict, in the order in which the keys are given."""
    made: dict[K, V] = {}
    for number in range(len(self.maps) - 1, -1, -1):
        made.update(self.maps[number])
    return made


@implements("collections.ChainMap.keys")
@implements("collections.ChainMap._list")
def chain_keys(self: ChainMap[K, V]) -> list[K]:
    return list(merged(self))


@implements("collections.ChainMap.values")
def chain_values(self: ChainMap[K, V]) -> list[V]:
    return list(merged(self).values())


@implements("collections.ChainMap.items")
def chain_items(self: ChainMap[K, V]) -> list[tuple[K, V]]:
    return list(merged(self).items())


@implements("collections.ChainMap.__len__")
def chain_len(self: ChainMap[K, V]) -> int:
    return len(merged(self))


@implements("collections.ChainMap.__iter__")
def chain_iter(self: ChainMap[K, V]) -> Iterator[K]:
    yield from chain_keys(self)


@implements("collections.ChainMap.__repr__")
def chain_repr(self: ChainMap[K, V]) -> str:
    parts: list[str] = []
    for one in self.maps:
        parts.append(dict_repr(one))
    return "ChainMap(" + ", ".join(parts) + ")"
