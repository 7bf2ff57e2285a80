"""Parameters that take a set, a frozenset or a view of a dict; the names that typing has for the classes of collections."""
from __future__ import annotations

import collections
from collections.abc import ItemsView, KeysView, MutableSet, Set, ValuesView
from typing import AbstractSet, ChainMap, Counter, DefaultDict, Deque, OrderedDict, TypeVar
from typing import MutableSet as Changing

T = TypeVar("T")


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    pass


def show(items: AbstractSet[int]) -> str:
    return " ".join(str(item) for item in items)


def missing(wanted: Set[T], given: AbstractSet[T]) -> list[T]:
    return [item for item in wanted if item not in given]


def combined(a: Set[str], b: Set[str]) -> None:
    print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b), a <= b, a < b, a >= b, a > b, a == b, a.isdisjoint(b))


def names(animals: AbstractSet[Animal]) -> list[str]:
    return sorted(animal.name for animal in animals)


def double(items: MutableSet[int], more: Changing[int]) -> None:
    for item in list(items):
        items.add(2 * item)
    items.discard(1)
    more |= items


def total(values: ValuesView[int]) -> int:
    return sum(values)


def first(keys: KeysView[str]) -> str:
    return next(iter(keys))


def lines(items: ItemsView[str, int]) -> list[str]:
    return [f"{key}={value}" for key, value in items]


prices = {"tea": 3, "milk": 2, "bread": 4}
numbers = {5: "five", 1: "one", 3: "three"}
print(show({3, 1, 2}), show(frozenset([7, 9])), show(numbers.keys()))
print(missing(prices.keys(), {"milk"}), missing(numbers.keys(), numbers.keys() - {3}), missing({1.5}, frozenset({2.5})))
print(missing(prices.items(), {("tea", 3)}))
for one in (set("abc"), frozenset("bc"), {"a": 1, "b": 2}.keys()):
    for other in (set("ab"), frozenset("bcd"), {"b": 1.5, "a": 2.5}.keys()):
        combined(one, other)
print(names({Dog("rex"), Dog("bo")}), names(frozenset([Animal("cat")])))
changed, more = {1, 2}, {0}
double(changed, more)
print(changed, more, total(prices.values()), first(prices.keys()), lines(prices.items()))
keys = prices.keys()
plain = {"milk", "salt"}
print(sorted(plain | keys), plain & keys, plain - keys, sorted(plain ^ keys), sorted(keys | plain), len(keys), "tea" in keys)
frozen: AbstractSet[int] = frozenset({1, 2, 3})
print(frozen & {2, 3, 4}, frozen - {1}, {1, 2, 3} & frozen, len(frozen), 2 in frozen, sorted(frozen), set(frozen), frozen)
print({"milk", "tea", "bread"} == keys, keys == {"milk"}, {"milk"} != keys, {("tea", 3)} == {"tea": 3}.items(), {1} == [1])
prices["salt"] = 1
print(len(keys), list(keys))

counted: Counter[str] = collections.Counter("banana")
queue: Deque[int] = collections.deque([1, 2], maxlen=3)
queue.append(4)
groups: DefaultDict[str, list[int]] = collections.defaultdict(list)
groups["a"].append(1)
ordered: OrderedDict[str, int] = collections.OrderedDict()
ordered["z"] = 1
ordered.move_to_end("z")
chained: ChainMap[str, int] = collections.ChainMap({"a": 1}, {"b": 2})
print(counted.most_common(2), queue, dict(groups), ordered, chained["b"])


def tally(words: list[str], counts: Counter[str], seen: DefaultDict[str, Deque[int]]) -> Counter[str]:
    for number, word in enumerate(words):
        counts[word] += 1
        seen[word].append(number)
    return counts


places: DefaultDict[str, Deque[int]] = DefaultDict(collections.deque)
print(tally(["x", "y", "x"], Counter(), places), dict(places))
