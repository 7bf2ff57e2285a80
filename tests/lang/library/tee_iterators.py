"""itertools.tee: iterators that go through the same items."""

from itertools import count, islice, tee

first, second = tee(iter([1, 2, 3]))
print(next(first), next(first), next(second), list(first), list(second), list(first))
a, b, c = tee("abc", 3)
print(list(a), list(b), "".join(c), tee([], 0))


def pairs(items: list[int]) -> list[tuple[int, int]]:
    ahead, behind = tee(items)
    next(ahead, None)
    return list(zip(behind, ahead))


print(pairs([1, 4, 9]), pairs([]), pairs([7]))
evens, more = tee(n * 2 for n in count())
print(list(islice(evens, 4)), list(islice(more, 2, 5)), next(evens))
