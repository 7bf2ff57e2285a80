"""functools: reduce, and order by a comparing function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import _Ordered
from typing import TypeVar

from _prim import implements, new_object, unboxed

T = TypeVar("T")
U = TypeVar("U")


@implements("functools.reduce")
def reduce(function: Callable[[T, T], T], iterable: Iterator[T]) -> T:
    for first in iterable:
        total = first
        for item in iterable:
            total = function(total, item)
        return total
    raise TypeError("reduce() of empty iterable with no initial value")


@implements("functools.reduce", 1)
def reduce_from(function: Callable[[U, T], U], iterable: Iterator[T], initial: U) -> U:
    total = initial
    for item in iterable:
        total = function(total, item)
    return total


@implements("functools.cmp_to_key")
def cmp_to_key(mycmp: Callable[[T, T], int]) -> Callable[[T], _Ordered]:
    def compare(a: object, b: object) -> int:
        x: T = unboxed(a)
        y: T = unboxed(b)
        return mycmp(x, y)

    def key(item: T) -> _Ordered:
        made: _Ordered = new_object()
        made._item = item
        made._compare = compare
        return made

    return key


@implements("functools._Ordered.__lt__")
def ordered_lt(self: _Ordered, other: _Ordered) -> bool:
    compare = self._compare
    return compare(self._item, other._item) < 0
