"""map, filter, zip and enumerate: generators, so that nothing is computed before it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from _prim import Array, array_new, implements, own_set, tuple_from_array, type_str, type_truth, unchecked

T = TypeVar("T")
A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
D = TypeVar("D")
R = TypeVar("R")


@implements("builtins.enumerate")
def enumerate_of(iterable: Iterator[T], start: int = 0) -> Iterator[tuple[int, T]]:
    number = start
    for item in iterable:
        yield number, item
        number += 1


@implements("builtins.filter")
def filter_true(function: None, iterable: Iterator[A]) -> Iterator[R]:
    """A is R | None, which may be stored in another way: a list of optional ints gives bare ones."""
    for item in iterable:
        if type_truth(item):
            found: R = unchecked(item)
            yield found


@implements("builtins.filter", 1)
def filter_by(function: Callable[[T], R], iterable: Iterator[T]) -> Iterator[T]:
    for item in iterable:
        if type_truth(function(item)):
            yield item


@implements("builtins.map")
def map_one(function: Callable[[A], R], a: Iterator[A]) -> Iterator[R]:
    for x in a:
        yield function(x)


@implements("builtins.map", 1)
def map_two(function: Callable[[A, B], R], a: Iterator[A], b: Iterator[B]) -> Iterator[R]:
    for x, y in zip(a, b, strict=False):
        yield function(x, y)


@implements("builtins.map", 2)
def map_three(function: Callable[[A, B, C], R], a: Iterator[A], b: Iterator[B], c: Iterator[C]) -> Iterator[R]:
    for x, y, z in zip(a, b, c, strict=False):
        yield function(x, y, z)


@implements("builtins.zip")
def zip_one(a: Iterator[A]) -> Iterator[tuple[A]]:
    for x in a:
        yield (x,)


def raise_uneven(number: int, word: str) -> None:
    """zip(strict=True): argument `number` is shorter or longer than those before it."""
    before = "argument 1" if number == 2 else "arguments 1-" + type_str(number - 1)
    raise ValueError("zip() argument " + type_str(number) + " is " + word + " than " + before)


def refuse_more(iterator: Iterator[T], number: int) -> None:
    for _ in iterator:
        raise_uneven(number, "longer")


@implements("builtins.zip", 1)
def zip_two(a: Iterator[A], b: Iterator[B], strict: bool = False) -> Iterator[tuple[A, B]]:
    for x in a:
        more = False
        for y in b:
            more = True
            yield x, y
            break
        if not more:
            if strict:
                raise_uneven(2, "shorter")
            return
    if strict:
        refuse_more(b, 2)


@implements("builtins.zip", 2)
def zip_three(a: Iterator[A], b: Iterator[B], c: Iterator[C], strict: bool = False) -> Iterator[tuple[A, B, C]]:
    for x in a:
        found = 1
        for y in b:
            found = 2
            for z in c:
                found = 3
                yield x, y, z
                break
            break
        if found < 3:
            if strict:
                raise_uneven(found + 1, "shorter")
            return
    if strict:
        refuse_more(b, 2)
        refuse_more(c, 3)


@implements("builtins.zip", 3)
def zip_four(
    a: Iterator[A], b: Iterator[B], c: Iterator[C], d: Iterator[D], strict: bool = False
) -> Iterator[tuple[A, B, C, D]]:
    for x in a:
        found = 1
        for y in b:
            found = 2
            for z in c:
                found = 3
                for u in d:
                    found = 4
                    yield x, y, z, u
                    break
                break
            break
        if found < 4:
            if strict:
                raise_uneven(found + 1, "shorter")
            return
    if strict:
        refuse_more(b, 2)
        refuse_more(c, 3)
        refuse_more(d, 4)


@implements("builtins.zip", 4)
def zip_many(*iterables: Iterable[T], strict: bool = False) -> Iterator[tuple[T, ...]]:
    sources = [iter(one) for one in iterables]
    n = len(sources)
    while n > 0:
        items: Array[T] = array_new(n)
        for number in range(n):
            found = False
            for item in sources[number]:
                own_set(items, number, item)
                found = True
                break
            if not found:
                if strict and number > 0:
                    raise_uneven(number + 1, "shorter")
                if strict:
                    for later in range(1, n):
                        refuse_more(sources[later], later + 1)
                return
        yield tuple_from_array(items)
