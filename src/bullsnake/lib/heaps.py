"""heapq: CPython's sifting, so that a heap's list has the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from _prim import aget, aset, implements, type_lt
from bslib.growing import list_append
from bslib.lists import list_copy, list_pop
from bslib.sorting import list_sort, list_sort_by

T = TypeVar("T")
K = TypeVar("K")


def sift_down(heap: list[T], start: int, at: int) -> None:
    """An item moves towards the root, to its place."""
    item = aget(heap._items, at)
    while at > start:
        parent = (at - 1) // 2
        above = aget(heap._items, parent)
        if not type_lt(item, above):
            break
        aset(heap._items, at, above)
        at = parent
    aset(heap._items, at, item)


def sift_up(heap: list[T], at: int) -> None:
    """The smaller child moves up until a leaf is reached; then the item moves back to its place."""
    end = heap._len
    start = at
    item = aget(heap._items, at)
    child = 2 * at + 1
    while child < end:
        right = child + 1
        if right < end and not type_lt(aget(heap._items, child), aget(heap._items, right)):
            child = right
        aset(heap._items, at, aget(heap._items, child))
        at = child
        child = 2 * at + 1
    aset(heap._items, at, item)
    sift_down(heap, start, at)


@implements("heapq.heappush")
def heappush(heap: list[T], item: T) -> None:
    list_append(heap, item)
    sift_down(heap, 0, heap._len - 1)


@implements("heapq.heappop")
def heappop(heap: list[T]) -> T:
    if heap._len == 0:
        raise IndexError("index out of range")
    last = list_pop(heap, -1)
    if heap._len == 0:
        return last
    first = aget(heap._items, 0)
    aset(heap._items, 0, last)
    sift_up(heap, 0)
    return first


@implements("heapq.heapreplace")
def heapreplace(heap: list[T], item: T) -> T:
    if heap._len == 0:
        raise IndexError("index out of range")
    first = aget(heap._items, 0)
    aset(heap._items, 0, item)
    sift_up(heap, 0)
    return first


@implements("heapq.heappushpop")
def heappushpop(heap: list[T], item: T) -> T:
    if heap._len == 0 or not type_lt(aget(heap._items, 0), item):
        return item
    first = aget(heap._items, 0)
    aset(heap._items, 0, item)
    sift_up(heap, 0)
    return first


@implements("heapq.heapify")
def heapify(heap: list[T]) -> None:
    i = heap._len // 2 - 1
    while i >= 0:
        sift_up(heap, i)
        i -= 1


def first_of(made: list[T], n: int) -> list[T]:
    return made[: n if n > 0 else 0]


@implements("heapq.nsmallest")
def nsmallest(n: int, iterable: list[T], key: None = None) -> list[T]:
    made = list_copy(iterable)
    list_sort(made, None, False)
    return first_of(made, n)


@implements("heapq.nsmallest", 1)
def nsmallest_by(n: int, iterable: list[T], key: Callable[[T], K]) -> list[T]:
    made = list_copy(iterable)
    list_sort_by(made, key, False)
    return first_of(made, n)


@implements("heapq.nlargest")
def nlargest(n: int, iterable: list[T], key: None = None) -> list[T]:
    made = list_copy(iterable)
    list_sort(made, None, True)
    return first_of(made, n)


@implements("heapq.nlargest", 1)
def nlargest_by(n: int, iterable: list[T], key: Callable[[T], K]) -> list[T]:
    made = list_copy(iterable)
    list_sort_by(made, key, True)
    return first_of(made, n)


@implements("heapq.merge")
def merge(*iterables: Iterable[T]) -> Iterator[T]:
    """Of sorted ones: the first that has the least item goes first. One is asked for its next item when the item before was taken."""
    sources: list[Iterator[T]] = []
    heads: list[T] = []
    for one in iterables:
        iterator = iter(one)
        if another(heads, iterator):
            sources.append(iterator)
    while heads._len > 0:
        best = 0
        for i in range(1, heads._len):
            if type_lt(aget(heads._items, i), aget(heads._items, best)):
                best = i
        yield aget(heads._items, best)
        for item in sources[best]:
            aset(heads._items, best, item)
            break
        else:
            list_pop(heads, best)
            list_pop(sources, best)


def another(items: list[T], iterator: Iterator[T]) -> bool:
    """Append the iterator's next item, if there is one."""
    for item in iterator:
        list_append(items, item)
        return True
    return False
