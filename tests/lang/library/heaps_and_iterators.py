"""heapq, bisect, itertools, functools and string."""

import heapq
import itertools
import string
from bisect import bisect, bisect_left, insort
from functools import cmp_to_key, reduce
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, pairwise, permutations, product, takewhile, zip_longest


def backwards(p: int, q: int) -> int:
    return q - p


def main() -> None:
    h: list[int] = []
    for x in [5, 2, 9, 1, 7]:
        heapq.heappush(h, x)
    print(h, heapq.heappop(h), h, heapq.heappushpop(h, 3), heapq.heapreplace(h, 8), h)
    tasks = [(3, "c"), (1, "a"), (2, "b")]
    heapq.heapify(tasks)
    print([heapq.heappop(tasks) for _ in range(3)])
    print(heapq.nlargest(2, [4, 9, 1]), heapq.nsmallest(2, ["x", "a", "m"], key=lambda s: s), list(heapq.merge([1, 4], [2, 3])))
    a = [1, 3, 5, 7]
    insort(a, 4)
    print(a, bisect_left(a, 4), bisect(a, 4), bisect(a, 100))
    print(list(chain([1, 2], (3,), range(2))), list(chain.from_iterable([[1], [2, 3]])))
    print(list(islice(count(5, 2), 4)), list(islice("abcdef", 1, 5, 2)), list(itertools.repeat("z", 3)))
    c = cycle([1, 2])
    print([next(c) for _ in range(5)], list(takewhile(lambda v: v < 3, count())))
    print(list(accumulate([1, 2, 3])), list(accumulate([2, 3, 4], lambda p, q: p * q)), list(pairwise([1, 2, 3])))
    print(list(product([1, 2], "ab")), list(product([0, 1], repeat=2)), len(list(product(range(3), range(2), range(2)))))
    print(list(permutations([1, 2, 3], 2)), list(combinations("abc", 2)), sum(1 for _ in permutations(range(5))))
    for key, group in groupby(["ant", "ape", "bee", "cat", "cow"], key=lambda w: w[0]):
        print(key, list(group))
    print([(k, len(list(g))) for k, g in groupby("aabbbc")])
    print(list(zip_longest([1, 2, 3], ["a"])), list(zip_longest([1, 2], [3], fillvalue=0)))
    print(reduce(lambda p, q: p + q, [1, 2, 3]), reduce(lambda p, q: p + str(q), [1, 2], "n"))
    print(sorted([3, 1, 2], key=cmp_to_key(backwards)))
    print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords("hello big world"))


main()
