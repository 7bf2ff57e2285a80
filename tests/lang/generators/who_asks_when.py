"""When each itertool asks its source for an item, and what it leaves behind: traced sources through all of the lazy tools."""
from __future__ import annotations

from collections import deque
from itertools import accumulate, chain, compress, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, product, repeat, starmap, takewhile, tee, zip_longest
from typing import Callable, Iterable, Iterator, TypeVar

T = TypeVar("T")
log: list[str] = []


def traced(name: str, items: Iterable[int]) -> Iterator[int]:
    log.append(f"{name}(")
    for x in items:
        log.append(f"{name}{x}")
        yield x
    log.append(f"{name})")


def show(title: str, results: Iterable[T], limit: int = 99) -> None:
    it = iter(results)
    out: list[str] = []
    for _ in range(limit):
        try:
            x = next(it)
        except StopIteration:
            out.append("end")
            break
        out.append(f"{' '.join(log)}|{x}")
        log.clear()
    print(f"{title:<12}", "; ".join(out), "+", " ".join(log) or "nothing")
    log.clear()


class Countdown:
    def __init__(self, n: int) -> None:
        self.n = n

    def __iter__(self) -> Countdown:
        log.append("iter")
        return self

    def __next__(self) -> int:
        if self.n <= 0:
            log.append("stop")
            raise StopIteration
        self.n -= 1
        return self.n + 1


show("islice", islice(traced("a", range(9)), 1, 6, 2))
rest = traced("b", range(5))
show("islice 2", islice(rest, 2))
show("the rest", rest)
show("takewhile", takewhile(lambda x: x < 2, rest := traced("c", range(5))))
show("after it", rest)
show("dropwhile", dropwhile(lambda x: x < 2, traced("d", range(4))), 1)
show("zip", zip(traced("e", range(1, 4)), traced("f", [7, 8])))
show("zip short", zip(traced("g", [1]), traced("h", [7, 8])))
show("longest", zip_longest(traced("i", [1]), traced("j", [7, 8]), fillvalue=0))
show("chain", chain(traced("k", [1]), traced("l", []), traced("m", [2])))
show("from_iter", chain.from_iterable(traced(c, [n]) for n, c in enumerate("no")))
show("pairwise", pairwise(traced("p", [5, 6, 7])))
show("accumulate", accumulate(traced("q", [5, 6]), lambda a, b: a * b, initial=2))
show("compress", compress(traced("r", range(5)), traced("s", [0, 1, 1])))
show("filterfalse", filterfalse(lambda x: x % 2, traced("t", range(3))))
show("cycle", cycle(traced("u", [1, 2])), 5)
show("product", product(traced("v", [1, 2]), repeat("z", 2)))
show("starmap", starmap(pow, zip(traced("w", [2, 3]), count(2))))
show("map 2", map(lambda a, b: a - b, traced("x", [9, 8]), traced("y", [1])))
show("enumerate", enumerate(filter(None, traced("z", [0, 3])), start=5))
show("countdown", Countdown(2))

one, two = tee(traced("A", [1, 2, 3]))
show("tee one", one, 2)
show("tee two", two)
show("tee one on", one)
for key, group in groupby(traced("B", [1, 3, 2, 4, 5]), key=lambda x: x % 2):
    print(key, list(group), end=" ")
log.clear()
asked = traced("C", range(10))
print(any(x > 2 for x in asked), 5 in asked, next(asked), all(x < 7 for x in asked), sum(asked), list(asked), " ".join(log))
log.clear()
print(deque(traced("D", range(6)), maxlen=2), max(traced("E", [3, 1])), [*traced("F", [1]), *traced("G", [2])], log)
log.clear()
first, *others = traced("H", [1, 2, 3])
a, b = traced("I", [8, 9])
try:
    a, b = traced("J", [1])
except ValueError as error:
    print(error, first, others, a, b, log[-3:])
