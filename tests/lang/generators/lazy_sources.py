"""chain, zip and zip_longest take from generators one by one; any object can be iterated over."""

import itertools
from typing import Iterator, Iterable
def loud(name: str, n: int) -> Iterator[int]:
    for i in range(n):
        print(name, i)
        yield i
for x in itertools.chain(loud("a", 2), loud("b", 2)):
    print("got", x)
for t in zip(*[loud("p", 2), loud("q", 2)]):
    print(t)
for u in itertools.zip_longest(loud("l", 1), loud("m", 2)):
    print(u)
print(list(itertools.islice(itertools.chain([9], itertools.count()), 4)))
print(list(itertools.islice(range(10**12), 3)), next(iter(range(10**12))))
class Bag:
    def __init__(self, *xs: int) -> None:
        self.xs = xs
    def __iter__(self) -> Iterator[int]:
        for x in self.xs:
            yield x
def total(xs: Iterable[int]) -> int:
    return sum(x for x in xs)
print(total(Bag(1, 2)), total((3, 4)), total({5: 1}), total(range(3)), list(itertools.chain(Bag(7), "ab", (1,))))
it = iter(Bag(1, 2))
print(it.__next__(), next(it), next(it, None))
pair = (2, 5)
print(list(range(*pair)), max(*pair))
