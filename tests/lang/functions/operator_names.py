"""Functions of operator beside other things of their names."""

from collections.abc import Callable
from functools import reduce
from operator import add, itemgetter, mul


def f(mul: Callable[[int, int], int], xs: list[int]) -> int:
    return reduce(mul, xs)


print(f(lambda a, b: a - b, [1, 2, 3]), reduce(add, [1, 2]), reduce(lambda a, b: a + b, [1, 2]))
print(sorted([(1, 2), (0, 3)], key=itemgetter(-1)))
