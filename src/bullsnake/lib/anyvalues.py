"""What can be done with an Any without knowing what it is: items, loops, len, int() and float()."""

from __future__ import annotations

from collections.abc import Iterator
from typing import _AnyDict

from _prim import has_slot, implements, is_dict, is_list, is_none, is_set, is_tuple, slot_iter, slot_len, unchecked
from bslib.anydicts import any_getitem
from bslib.floats import float_from_str
from bslib.ints import int_from_float, int_from_str
from bslib.raising import raise_no_attribute, type_name
from bslib.sequences import boxed_item, raise_index_error

LEN = 6


def has_items(value: object) -> bool:
    """Whether it is a sequence."""
    return isinstance(value, str) or isinstance(value, range) or is_bytes(value) or is_list(value) or is_tuple(value)


def is_bytes(value: object) -> bool:
    return isinstance(value, bytes) or isinstance(value, bytearray)


def check_plain(value: object, what: str) -> None:
    """That it is no object of a class whose methods cannot be found here: CPython would call them."""
    if not is_none(value) and not has_items(value) and not is_set(value) and not isinstance(value, int | float):
        name = type_name(value)
        raise TypeError("an Any that " + what + " must be of a builtin class: find out with isinstance() that it is a " + name)


@implements("typing._any_item")
def any_item(value: object, key: object) -> object:
    """value[key]"""
    if is_dict(value):
        table: _AnyDict = unchecked(value)
        return any_getitem(table, key)
    if not has_items(value):
        check_plain(value, "has items")
        raise TypeError("'" + type_name(value) + "' object is not subscriptable")
    if not isinstance(key, int):
        kind = "string" if isinstance(value, str) else type_name(value)
        raise TypeError(kind + " indices must be integers or slices, not " + type_name(key))
    n = slot_len(value)
    at = key + n if key < 0 else key
    if at < 0 or at >= n:
        raise_index_error(value)
    return boxed_item(value, at)


@implements("typing._any_iter")
def any_iter(value: object) -> Iterator[object]:
    """iter(value), of the builtin classes."""
    if not has_items(value) and not is_dict(value) and not is_set(value):
        check_plain(value, "can be looped over")
        raise TypeError("'" + type_name(value) + "' object is not iterable")
    iterator: Iterator[object] = unchecked(slot_iter(value))
    return iterator


@implements("typing._any_attribute")
def any_attribute(value: object, name: str) -> object:
    """value.name, where no class of the program that has it is the object's."""
    raise_no_attribute(value, name)


@implements("typing._any_len")
def any_len(value: object) -> int:
    if is_none(value) or not has_slot(value, LEN):
        raise TypeError("object of type '" + type_name(value) + "' has no len()")
    return slot_len(value)


@implements("typing._any_dict")
def any_dict(value: object, name: str) -> _AnyDict:
    """What has a method of dict."""
    if not is_dict(value):
        check_plain(value, "has the methods of a dict")
        raise_no_attribute(value, name)
    table: _AnyDict = unchecked(value)
    return table


@implements("typing._any_int")
def any_int(value: object) -> int:
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int_from_float(value)
    if isinstance(value, str):
        return int_from_str(value)
    raise TypeError("int() argument must be a string, a bytes-like object or a real number, not '" + type_name(value) + "'")


@implements("builtins.int.__new__", 5)
def int_of_object(x: object) -> int:
    """Of a class that is known at run time only: those with __int__ of their own are called directly (build/builtins.py)."""
    return any_int(x)


@implements("builtins.float.__new__", 4)
def float_of_object(x: object) -> float:
    return any_float(x)


@implements("typing._any_float")
def any_float(value: object) -> float:
    if isinstance(value, float):
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, str):
        return float_from_str(value)
    raise TypeError("float() argument must be a string or a real number, not '" + type_name(value) + "'")
