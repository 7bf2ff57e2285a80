"""The views of dict: keys, values, items."""

from __future__ import annotations

from typing import TypeVar

from _prim import aget, implements, is_tuple, new_object, tuple_item, tuple_len
from bslib.dicts import dict_items_list, dict_keys_list, dict_values_list
from bslib.dicttable import lookup_object
from bslib.growing import iterator_over
from bslib.lists import list_repr
from bslib.objects import equal

K = TypeVar("K")
V = TypeVar("V")


@implements("builtins.dict.keys")
def keys(self: dict[K, V]) -> dict_keys[K, V]:
    view: dict_keys[K, V] = new_object()
    view._dict = self
    return view


@implements("builtins.dict.values")
def values(self: dict[K, V]) -> dict_values[K, V]:
    view: dict_values[K, V] = new_object()
    view._dict = self
    return view


@implements("builtins.dict.items")
def items(self: dict[K, V]) -> dict_items[K, V]:
    view: dict_items[K, V] = new_object()
    view._dict = self
    return view


@implements("builtins.dict_keys.__len__")
def keys_len(self: dict_keys[K, V]) -> int:
    return self._dict._used


@implements("builtins.dict_values.__len__")
def values_len(self: dict_values[K, V]) -> int:
    return self._dict._used


@implements("builtins.dict_items.__len__")
def items_len(self: dict_items[K, V]) -> int:
    return self._dict._used


@implements("builtins.dict_keys._list")
def keys_list(self: dict_keys[K, V]) -> list[K]:
    return dict_keys_list(self._dict)


@implements("builtins.dict_values._list")
def values_list(self: dict_values[K, V]) -> list[V]:
    return dict_values_list(self._dict)


@implements("builtins.dict_items._list")
def items_list(self: dict_items[K, V]) -> list[tuple[K, V]]:
    return dict_items_list(self._dict)


@implements("builtins.dict_keys.__iter__")
def keys_iter(self: dict_keys[K, V]) -> list_iterator[K]:
    return iterator_over(keys_list(self))


@implements("builtins.dict_values.__iter__")
def values_iter(self: dict_values[K, V]) -> list_iterator[V]:
    return iterator_over(values_list(self))


@implements("builtins.dict_items.__iter__")
def items_iter(self: dict_items[K, V]) -> list_iterator[tuple[K, V]]:
    return iterator_over(items_list(self))


@implements("builtins.dict_keys.__contains__")
def keys_contains(self: dict_keys[K, V], key: object) -> bool:
    return lookup_object(self._dict, key) >= 0


@implements("builtins.dict_values.__contains__")
def values_contains(self: dict_values[K, V], value: object) -> bool:
    found = values_list(self)
    for i in range(found._len):
        if equal(aget(found._items, i), value):
            return True
    return False


@implements("builtins.dict_items.__contains__")
def items_contains(self: dict_items[K, V], item: object) -> bool:
    if not is_tuple(item) or tuple_len(item) != 2:
        return False
    at = lookup_object(self._dict, tuple_item(item, 0))
    return at >= 0 and equal(aget(self._dict._values, at), tuple_item(item, 1))


@implements("builtins.dict_keys.__repr__")
def keys_repr(self: dict_keys[K, V]) -> str:
    return "dict_keys(" + list_repr(keys_list(self)) + ")"


@implements("builtins.dict_values.__repr__")
def values_repr(self: dict_values[K, V]) -> str:
    return "dict_values(" + list_repr(values_list(self)) + ")"


@implements("builtins.dict_items.__repr__")
def items_repr(self: dict_items[K, V]) -> str:
    return "dict_items(" + list_repr(items_list(self)) + ")"

