"""Pipelines of generators: windows, merges of sorted streams, grouping, tee, chains over class iterators, early close."""
from __future__ import annotations

import heapq
from collections import deque
from contextlib import closing
from itertools import chain, count, cycle, dropwhile, groupby, islice, takewhile, tee, zip_longest
from typing import Callable, Generator, Generic, Iterable, Iterator, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Stream(Generic[T]):
    made = 0

    def __init__(self, source: Callable[[], Iterator[T]]) -> None:
        self.source = source
        Stream.made += 1

    def __iter__(self) -> Iterator[T]:
        return self.source()

    def map(self, f: Callable[[T], U]) -> Stream[U]:
        return Stream(lambda: map(f, self))

    def where(self, test: Callable[[T], bool]) -> Stream[T]:
        return Stream(lambda: filter(test, self))

    def windows(self, size: int) -> Stream[tuple[T, ...]]:
        def gen() -> Iterator[tuple[T, ...]]:
            window: deque[T] = deque(maxlen=size)
            for x in self:
                window.append(x)
                if len(window) == size:
                    yield tuple(window)

        return Stream(gen)

    def __getitem__(self, at: int | tuple[int, int, int]) -> list[T]:
        if isinstance(at, tuple):
            return list(islice(self, *at))
        return [next(islice(self, at, None))]

    def __add__(self, other: Iterable[T]) -> Stream[T]:
        return Stream(lambda: chain(self, other))


opened: list[str] = []


def source(name: str, items: Iterable[int]) -> Generator[int, None, None]:
    opened.append(name)
    try:
        for n, x in enumerate(items):
            if n > 40:
                raise RuntimeError(f"{name} read too far")
            yield x
    finally:
        opened.append("/" + name)


def merge_distinct(*streams: Iterable[int]) -> Iterator[int]:
    last: int | None = None
    heads = [(x, i, it) for i, it in enumerate(map(iter, streams)) if (x := next(it, None)) is not None]
    heapq.heapify(heads)
    while heads:
        head, i, it = heads[0]
        if head != last:
            yield head
        last = head
        if (following := next(it, None)) is None:
            heapq.heappop(heads)
        else:
            heapq.heapreplace(heads, (following, i, it))


def hamming() -> Iterator[int]:
    yield 1
    a, b, c = tee(hamming(), 3)
    yield from merge_distinct((2 * x for x in a), (3 * x for x in b), (5 * x for x in c))


def runs(text: str) -> Iterator[str]:
    for c, group in groupby(text):
        n = sum(1 for _ in group)
        yield c if n == 1 else f"{c}{n}"


def look_and_say(text: str) -> Iterator[str]:
    while True:
        yield text
        text = "".join(f"{len(list(g))}{d}" for d, g in groupby(text))


def round_robin(*parts: Iterable[T]) -> Iterator[T]:
    active = deque(iter(p) for p in parts)
    while active:
        for x in (it := active.popleft()):
            yield x
            active.append(it)
            break


naturals: Stream[int] = Stream(lambda: count(1))
squares = naturals.map(lambda n: n * n).where(lambda n: n % 3 == 1)
print(squares[0, 6, 1], squares[2, 12, 4], squares[5], naturals.map(str).windows(3)[4, 6, 1], Stream.made)
print((squares.map(lambda n: n % 7) + [-1])[0, 4, 1], [sum(w) for w in islice(squares.windows(2), 4)])
print(list(islice(hamming(), 24)), next(dropwhile(lambda h: h < 1000, hamming())))
with closing(source("odd", count(1, 2))) as odd, closing(source("tri", (n * (n + 1) // 2 for n in count()))) as tri:
    print(list(takewhile(lambda x: x < 30, merge_distinct(odd, tri))), opened)
print(opened)
try:
    print(max(source("far", range(100))))
except RuntimeError as error:
    print(error, opened[-2:])
print("".join(runs("aaabccdddd")), list(islice(look_and_say("1"), 7)), "".join(round_robin("abc", "", "12", "xyz!")))
print(list(zip_longest("abc", range(2), fillvalue="-")), [a + b for a, b in zip(cycle("xy"), "12345")], Stream.made)
