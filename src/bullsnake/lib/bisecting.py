"""bisect: places in sorted lists."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from _prim import aget, implements, type_lt
from bslib.lists import list_insert

T = TypeVar("T")
K = TypeVar("K")


def end_of(a: list[T], lo: int, hi: int | None) -> int:
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return a._len if hi is None else hi


@implements("bisect.bisect_left")
def bisect_left(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    end = end_of(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(aget(a._items, middle), x):
            at = middle + 1
        else:
            end = middle
    return at


@implements("bisect.bisect_left", 1)
def bisect_left_by(a: list[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    end = end_of(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(key(aget(a._items, middle)), x):
            at = middle + 1
        else:
            end = middle
    return at


@implements("bisect.bisect_right")
def bisect_right(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    end = end_of(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(x, aget(a._items, middle)):
            end = middle
        else:
            at = middle + 1
    return at


@implements("bisect.bisect_right", 1)
def bisect_right_by(a: list[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    end = end_of(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(x, key(aget(a._items, middle))):
            end = middle
        else:
            at = middle + 1
    return at


@implements("bisect.bisect")
def bisect(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    return bisect_right(a, x, lo, hi)


@implements("bisect.bisect", 1)
def bisect_by(a: list[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    return bisect_right_by(a, x, lo, hi, key=key)


@implements("bisect.insort_left")
def insort_left(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    list_insert(a, bisect_left(a, x, lo, hi), x)


@implements("bisect.insort_right")
def insort_right(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    list_insert(a, bisect_right(a, x, lo, hi), x)


@implements("bisect.insort")
def insort(a: list[T], x: T, lo: int = 0, hi: int | None = None) -> None:
    list_insert(a, bisect_right(a, x, lo, hi), x)


# --- of any sequence ----------------------------------------------------------------------------------------------------------


def end_in(a: Sequence[T], lo: int, hi: int | None) -> int:
    if lo < 0:
        raise ValueError("lo must be non-negative")
    return len(a) if hi is None else hi


@implements("bisect.bisect_left", 2)
def bisect_left_in(a: Sequence[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    end = end_in(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(a[middle], x):
            at = middle + 1
        else:
            end = middle
    return at


@implements("bisect.bisect_left", 3)
def bisect_left_in_by(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    end = end_in(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(key(a[middle]), x):
            at = middle + 1
        else:
            end = middle
    return at


@implements("bisect.bisect_right", 2)
def bisect_right_in(a: Sequence[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    end = end_in(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(x, a[middle]):
            end = middle
        else:
            at = middle + 1
    return at


@implements("bisect.bisect_right", 3)
def bisect_right_in_by(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    end = end_in(a, lo, hi)
    at = lo
    while at < end:
        middle = (at + end) // 2
        if type_lt(x, key(a[middle])):
            end = middle
        else:
            at = middle + 1
    return at


@implements("bisect.bisect", 2)
def bisect_in(a: Sequence[T], x: T, lo: int = 0, hi: int | None = None) -> int:
    return bisect_right_in(a, x, lo, hi)


@implements("bisect.bisect", 3)
def bisect_in_by(a: Sequence[T], x: K, lo: int = 0, hi: int | None = None, *, key: Callable[[T], K]) -> int:
    return bisect_right_in_by(a, x, lo, hi, key=key)
