"""itertools: one generator each. Groups of groupby are made whole when they are reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from _prim import Array, aget, array_new, aset, implements, own_set, tuple_from_array, type_eq, type_truth
from bslib.growing import empty_list, iterator_over, list_append

T = TypeVar("T")
U = TypeVar("U")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
R = TypeVar("R")
K = TypeVar("K")


@implements("itertools._chain")
def chain(*iterables: Iterable[T]) -> Iterator[T]:
    for one in iterables:
        yield from one


@implements("itertools.chain.from_iterable")
def chain_of(iterable: Iterator[Iterable[T]]) -> Iterator[T]:
    for one in iterable:
        yield from one


@implements("itertools.count")
def count_plain() -> Iterator[int]:
    n = 0
    while True:
        yield n
        n += 1


@implements("itertools.count", 1)
def count_from(start: int, step: int = 1) -> Iterator[int]:
    n = start
    while True:
        yield n
        n += step


@implements("itertools.count", 2)
def count_floats(start: float, step: float = 1.0) -> Iterator[float]:
    n = 0
    while True:
        yield start + n * step
        n += 1


@implements("itertools.cycle")
def cycle(iterable: Iterator[T]) -> Iterator[T]:
    seen: list[T] = empty_list(8)
    for item in iterable:
        list_append(seen, item)
        yield item
    while seen._len > 0:
        for item in seen:
            yield item


@implements("itertools.repeat")
def repeat(object: T) -> Iterator[T]:
    while True:
        yield object


@implements("itertools.repeat", 1)
def repeat_times(object: T, times: int) -> Iterator[T]:
    for _ in range(times):
        yield object


@implements("itertools.islice")
def islice_to(iterable: Iterator[T], stop: int | None) -> Iterator[T]:
    return islice(iterable, 0, stop, 1)


@implements("itertools.islice", 1)
def islice(iterable: Iterator[T], start: int | None, stop: int | None, step: int | None = 1) -> Iterator[T]:
    first = 0 if start is None else start
    by = 1 if step is None else step
    limit = -1 if stop is None else stop
    if stop is not None and stop < 0:
        raise ValueError("Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if first < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    if by < 1:
        raise ValueError("Step for islice() must be a positive integer or None.")
    return sliced(iterable, first, limit, by)


def sliced(iterable: Iterator[T], first: int, limit: int, by: int) -> Iterator[T]:
    """limit -1: to the end. Nothing is taken from the iterable behind the last item."""
    at = 0
    following = first
    if limit >= 0 and following >= limit:
        while at < limit:
            for _ in iterable:
                break
            at += 1
        return
    for item in iterable:
        if at == following:
            yield item
            following += by
            if limit >= 0 and following >= limit:
                at += 1
                while at < limit:
                    for _ in iterable:
                        break
                    at += 1
                return
        at += 1


@implements("itertools.tee")
def tee(iterable: Iterator[T], n: int = 2) -> tuple[Iterator[T], ...]:
    """Each goes through all items; those that one has asked for are kept for the others."""
    if n < 0:
        raise ValueError("n must be >= 0")
    seen: list[T] = empty_list(8)
    branches: Array[Iterator[T]] = array_new(n)
    for i in range(n):
        own_set(branches, i, branch(iterable, seen))
    return tuple_from_array(branches)


def branch(iterable: Iterator[T], seen: list[T]) -> Iterator[T]:
    i = 0
    while True:
        if i == len(seen):
            for item in iterable:
                list_append(seen, item)
                break
            else:
                return
        yield seen[i]
        i += 1


@implements("itertools.takewhile")
def takewhile(predicate: Callable[[T], R], iterable: Iterator[T]) -> Iterator[T]:
    for item in iterable:
        if not type_truth(predicate(item)):
            return
        yield item


@implements("itertools.dropwhile")
def dropwhile(predicate: Callable[[T], R], iterable: Iterator[T]) -> Iterator[T]:
    dropping = True
    for item in iterable:
        if dropping and type_truth(predicate(item)):
            continue
        dropping = False
        yield item


@implements("itertools.filterfalse")
def filterfalse(predicate: Callable[[T], R], iterable: Iterator[T]) -> Iterator[T]:
    for item in iterable:
        if not type_truth(predicate(item)):
            yield item


@implements("itertools.compress")
def compress(data: Iterator[T], selectors: Iterator[U]) -> Iterator[T]:
    for item, chosen in zip(data, selectors, strict=False):
        if type_truth(chosen):
            yield item


@implements("itertools.accumulate")
def accumulate_ints(iterable: Iterator[int], func: None = None, *, initial: int | None = None) -> Iterator[int]:
    total = 0
    if initial is not None:
        total = initial
        yield total
    for item in iterable:
        total = int_sum(total, item)
        yield total


def int_sum(a: int, b: int) -> int:
    return sum([a, b])


@implements("itertools.accumulate", 1)
def accumulate_floats(iterable: Iterator[float], func: None = None, *, initial: float | None = None) -> Iterator[float]:
    total = 0.0
    if initial is not None:
        total = initial
        yield total
    for item in iterable:
        total += item
        yield total


@implements("itertools.accumulate", 2)
def accumulate_by(iterable: Iterator[T], func: Callable[[T, T], T]) -> Iterator[T]:
    for first in iterable:
        total = first
        yield total
        for item in iterable:
            total = func(total, item)
            yield total


@implements("itertools.accumulate", 3)
def accumulate_from(iterable: Iterator[T], func: Callable[[U, T], U], *, initial: U) -> Iterator[U]:
    total = initial
    yield total
    for item in iterable:
        total = func(total, item)
        yield total


@implements("itertools.accumulate", 4)
def accumulate_texts(iterable: Iterator[str]) -> Iterator[str]:
    total = ""
    for item in iterable:
        total = total + item
        yield total


@implements("itertools.accumulate", 5)
def accumulate_lists(iterable: Iterator[list[T]]) -> Iterator[list[T]]:
    for total in iterable:
        yield total
        for item in iterable:
            total = total + item
            yield total


@implements("itertools.starmap")
def starmap(function: Callable[[A, B], R], iterable: Iterator[tuple[A, B]]) -> Iterator[R]:
    for a, b in iterable:
        yield function(a, b)


@implements("itertools.pairwise")
def pairwise(iterable: Iterator[T]) -> Iterator[tuple[T, T]]:
    for first in iterable:
        before = first
        for item in iterable:
            yield before, item
            before = item


# --- combinations -----------------------------------------------------------------------------------------------------------


@implements("itertools.product")
def product_one(a: list[T]) -> Iterator[tuple[T]]:
    for x in a:
        yield (x,)


@implements("itertools.product", 1)
def product_two(a: list[A], b: list[B]) -> Iterator[tuple[A, B]]:
    for x in a:
        for y in b:
            yield x, y


@implements("itertools.product", 2)
def product_three(a: list[A], b: list[B], c: list[C]) -> Iterator[tuple[A, B, C]]:
    for x in a:
        for y in b:
            for z in c:
                yield x, y, z


@implements("itertools.product", 3)
def product(*iterables: list[T], repeat: int = 1) -> Iterator[tuple[T, ...]]:
    pools: list[list[T]] = []
    for _ in range(repeat):
        for one in iterables:
            pools.append(one)
    for pool in pools:
        if pool._len == 0:
            return
    places = [0] * len(pools)
    while True:
        items: Array[T] = array_new(len(pools))
        for i in range(len(pools)):
            chosen: list[T] = pools[i]
            own_set(items, i, aget(chosen._items, places[i]))
        yield tuple_from_array(items)
        i = len(pools) - 1
        while i >= 0:
            turned: list[T] = pools[i]
            places[i] += 1
            if places[i] < turned._len:
                break
            places[i] = 0
            i -= 1
        if i < 0:
            return


def picked(pool: list[T], places: list[int], n: int) -> tuple[T, ...]:
    items: Array[T] = array_new(n)
    for i in range(n):
        own_set(items, i, aget(pool._items, places[i]))
    return tuple_from_array(items)


@implements("itertools.permutations")
def permutations(iterable: list[T], r: int | None = None) -> Iterator[tuple[T, ...]]:
    n = iterable._len
    k = n if r is None else r
    if k < 0:
        raise ValueError("r must be non-negative")
    if k > n:
        return
    places = list(range(n))
    cycles = list(range(n, n - k, -1))
    yield picked(iterable, places, k)
    while n > 0:
        i = k - 1
        while i >= 0:
            cycles[i] -= 1
            if cycles[i] == 0:
                moved = places[i]
                for j in range(i, n - 1):
                    places[j] = places[j + 1]
                places[n - 1] = moved
                cycles[i] = n - i
                i -= 1
            else:
                j = n - cycles[i]
                places[i], places[j] = places[j], places[i]
                yield picked(iterable, places, k)
                break
        if i < 0:
            return


@implements("itertools.combinations")
def combinations(iterable: list[T], r: int) -> Iterator[tuple[T, ...]]:
    n = iterable._len
    if r < 0:
        raise ValueError("r must be non-negative")
    if r > n:
        return
    places = list(range(r))
    yield picked(iterable, places, r)
    while True:
        i = r - 1
        while i >= 0 and places[i] == i + n - r:
            i -= 1
        if i < 0:
            return
        places[i] += 1
        for j in range(i + 1, r):
            places[j] = places[j - 1] + 1
        yield picked(iterable, places, r)


@implements("itertools.combinations_with_replacement")
def combinations_with_replacement(iterable: list[T], r: int) -> Iterator[tuple[T, ...]]:
    n = iterable._len
    if r < 0:
        raise ValueError("r must be non-negative")
    if n == 0 and r > 0:
        return
    places = [0] * r
    yield picked(iterable, places, r)
    while True:
        i = r - 1
        while i >= 0 and places[i] == n - 1:
            i -= 1
        if i < 0:
            return
        value = places[i] + 1
        for j in range(i, r):
            places[j] = value
        yield picked(iterable, places, r)


# --- groups -----------------------------------------------------------------------------------------------------------------


@implements("itertools.groupby")
def groupby(iterable: Iterator[T], key: None = None) -> Iterator[tuple[T, Iterator[T]]]:
    group: list[T] = empty_list(8)
    for item in iterable:
        if group._len > 0 and not type_eq(aget(group._items, 0), item):
            full = group
            group = empty_list(8)
            yield aget(full._items, 0), iterator_over(full)
        list_append(group, item)
    if group._len > 0:
        yield aget(group._items, 0), iterator_over(group)


@implements("itertools.groupby", 1)
def groupby_key(iterable: Iterator[T], key: Callable[[T], K]) -> Iterator[tuple[K, Iterator[T]]]:
    group: list[T] = empty_list(8)
    keys: list[K] = empty_list(2)
    for item in iterable:
        value = key(item)
        if keys._len > 0 and not type_eq(aget(keys._items, 0), value):
            full = group
            group = empty_list(8)
            yield aget(keys._items, 0), iterator_over(full)
            aset(keys._items, 0, value)
        elif keys._len == 0:
            list_append(keys, value)
        list_append(group, item)
    if group._len > 0:
        yield aget(keys._items, 0), iterator_over(group)


@implements("itertools.zip_longest")
def zip_longest(a: Iterator[A], b: Iterator[B]) -> Iterator[tuple[A | None, B | None]]:
    left = True
    right = True
    while True:
        x: A | None = None
        y: B | None = None
        if left:
            left = False
            for first in a:
                x = first
                left = True
                break
        if right:
            right = False
            for second in b:
                y = second
                right = True
                break
        if not left and not right:
            return
        yield x, y


@implements("itertools.zip_longest", 1)
def zip_longest_filled(a: Iterator[A], b: Iterator[B], *, fillvalue: T) -> Iterator[tuple[A | T, B | T]]:
    left = True
    right = True
    while True:
        x: A | T = fillvalue
        y: B | T = fillvalue
        if left:
            left = False
            for first in a:
                x = first
                left = True
                break
        if right:
            right = False
            for second in b:
                y = second
                right = True
                break
        if not left and not right:
            return
        yield x, y
