"""Sequences and collections whose class is known at run time only: items, slices and membership, boxed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from _prim import (
    aget,
    class_name,
    export,
    has_slot,
    implements,
    is_end,
    is_list,
    is_set,
    is_tuple,
    next_boxed,
    slot_contains,
    slot_iter,
    slot_len,
    str_len,
    tuple_item,
    unboxed,
    unchecked,
)
from bslib.bytearrays import array_at, array_slice
from bslib.bytestrings import byte_text, bytes_at, bytes_slice, raw
from bslib.dicttable import fill_in
from bslib.growing import boxed_at, empty_list, list_append
from bslib.objects import equal
from bslib.ranges import range_slice
from bslib.sets import has_boxed
from bslib.slices import adjusted_start, adjusted_stop, checked_step, slice_length
from bslib.strings import str_at, str_slice
from bslib.text import find
from bslib.tuples import tuple_slice

T = TypeVar("T")
CONTAINS = 11


def raise_index_error(sequence: object) -> None:
    name = class_name(sequence)
    shown = "string" if name == "str" else "range object" if name == "range" else name
    raise IndexError(shown + " index out of range")


def item_of_list(sequence: object, at: int) -> object:
    whatever: list[object] = unchecked(sequence)
    return boxed_at(whatever._items, at)


def boxed_item(sequence: object, at: int) -> object:
    """Item number `at`, which there is."""
    if isinstance(sequence, str):
        return str_at(sequence, at)
    if isinstance(sequence, range):
        return sequence.start + at * sequence.step
    if is_tuple(sequence):
        return tuple_item(sequence, at)
    if is_list(sequence):
        return item_of_list(sequence, at)
    if isinstance(sequence, bytes):
        return bytes_at(sequence, at)
    if isinstance(sequence, bytearray):
        return array_at(sequence, at)
    raise TypeError("'" + class_name(sequence) + "' object cannot be indexed as a Sequence")


@implements("typing.Sequence.__getitem__")
def sequence_getitem(self: Sequence[T], index: int) -> T:
    n = slot_len(self)
    at = index + n if index < 0 else index
    if at < 0 or at >= n:
        raise_index_error(self)
    item: T = unboxed(boxed_item(self, at))
    return item


@implements("typing.Sequence._slice")
def sequence_slice(self: Sequence[T], start: int, stop: int, step: int, given: int) -> Sequence[T]:
    """Of a list, one of boxed items."""
    whole: object = self
    if isinstance(whole, str):
        text: Sequence[T] = unchecked(str_slice(whole, start, stop, step, given))
        return text
    if isinstance(whole, range):
        numbers: Sequence[T] = unchecked(range_slice(whole, start, stop, step, given))
        return numbers
    if is_tuple(whole):
        items: tuple[object, ...] = unchecked(whole)
        part: Sequence[T] = unchecked(tuple_slice(items, start, stop, step, given))
        return part
    if isinstance(whole, bytes):
        data: Sequence[T] = unchecked(bytes_slice(whole, start, stop, step, given))
        return data
    if isinstance(whole, bytearray):
        array: Sequence[T] = unchecked(array_slice(whole, start, stop, step, given))
        return array
    by = checked_step(step, given)
    n = slot_len(whole)
    at = adjusted_start(start, by, given, n)
    count = slice_length(at, adjusted_stop(stop, by, given, n), by)
    picked: list[object] = empty_list(count)
    for _ in range(count):
        list_append(picked, boxed_item(whole, at))
        at += by
    made: Sequence[T] = unchecked(picked)
    return made


@implements("typing.Sequence.index")
def sequence_index(self: Sequence[T], value: object) -> int:
    for i in range(slot_len(self)):
        if equal(boxed_item(self, i), value):
            return i
    name = class_name(self)
    raise ValueError("tuple.index(x): x not in tuple" if name == "tuple" else "value is not in " + name)


@implements("typing.Sequence.count")
def sequence_count(self: Sequence[T], value: object) -> int:
    n = 0
    for i in range(slot_len(self)):
        if equal(boxed_item(self, i), value):
            n += 1
    return n


@export("bslib.contained")
def contained(container: object, item: object) -> bool:
    """item in container."""
    if is_set(container):
        return has_boxed(container, item)
    if isinstance(container, str):
        return isinstance(item, str) and item in container
    if isinstance(container, bytes) or isinstance(container, bytearray):
        text = raw(container)
        return isinstance(item, int) and find(text, byte_text(item), 0, str_len(text)) >= 0
    if has_slot(container, CONTAINS):
        return slot_contains(container, item)
    iterator = slot_iter(container)
    while True:
        one = next_boxed(iterator)
        if is_end(one):
            return False
        if equal(one, item):
            return True


def sequence_item_or_error(sequence: object, index: int) -> object:
    """Item number `index`, boxed."""
    if index < 0 or index >= slot_len(sequence):
        raise_index_error(sequence)
    return boxed_item(sequence, index)


def boxed_item_by_key(table: object, key: str) -> object:
    """table[key] of a dict of whatever representation, boxed."""
    view: dict[object, object] = unchecked(table)
    hashes = view._hashes
    for i in range(fill_in(view, hashes)):
        if aget(hashes, i) != -1 and equal(boxed_at(view._keys, i), key):
            return boxed_at(view._values, i)
    raise KeyError(key)
