"""Sequences of any kind: bisect, accumulate with a start, reversed of own classes, text by a truth, values of a Mapping."""

from __future__ import annotations

from bisect import bisect, bisect_left, bisect_right
from itertools import accumulate
from typing import Generator, Generic, Iterable, Iterator, Mapping, TypeVar

T = TypeVar("T")

limits: tuple[float, ...] = (50.0, 65.0, 80.0)
print(bisect_right(limits, 60.0), bisect((1, 2, 3), 2), bisect(range(0, 30, 10), 5))
print(bisect_left("acegi", "e"), bisect_right("acegi", "e"), bisect_left(range(100), 40, 10, 20))
names = ("Al", "bob", "Carl", "dan")
print(bisect_left(names, "c", key=lambda name: name.lower()), bisect(names, "bob", key=str.lower))


def band(score: float, borders: tuple[int, ...] = (10, 20, 30)) -> str:
    return "ABCD"[bisect(borders, int(score))]


print(band(5.5), band(10.5), band(99.0))
try:
    bisect(limits, 1.0, -1)
except ValueError as error:
    print(error)

print(list(accumulate((n for n in (1, 2)), initial=0)), list(accumulate([1, 2], initial=0)))
print(list(accumulate([0.5, 1.5], initial=10.0)), list(accumulate([1, 2, 3])), list(accumulate([2, 3], initial=None)))


class Stack(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __reversed__(self) -> Iterator[T]:
        yield from reversed(self.items)


class Words(Stack[str]):
    pass


print(list(reversed(Stack([1, 2, 3]))), [w.upper() for w in reversed(Words(["a", "b"]))], list(Words(["c"])))
for number in reversed(Stack([0.5, 1.5])):
    print(number)

for count in range(3):
    line = "-" * (count > 0) + str(count) + (count == 2) * "!" + "," * (not count)
    print(line, [0] * (count == 1), (count != 1) * (7,))


def inverted(table: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for key, values in table.items():
        for value in values:
            out.setdefault(value, set()).add(key)
    return out


t = {"a": ["x", "y"], "b": ["y"]}
print(sorted((k, sorted(v)) for k, v in inverted(t).items()))
print(sorted(inverted({"q": ("r", "s")})))


def longest(table: Mapping[int, object]) -> str:
    return max((str(value) for value in table.values()), key=len)


print(longest({1: "one", 3: "three"}), longest({1: [1, 2], 2: [3, 4, 5]}))


def counting() -> Generator[int, None, int]:
    yield 1
    return 7


def result() -> int:
    run = counting()
    next(run)
    try:
        next(run)
    except StopIteration as stop:
        value: int = stop.value
        return value
    return 0


print(result())
