"""The name of a function of operator is the name of a parameter, too."""
from collections.abc import Callable
from functools import reduce
from operator import mul


def folded(mul: Callable[[int, int], int], numbers: list[int]) -> int:
    return reduce(mul, numbers)


print(folded(lambda a, b: a - b, [1, 2]), reduce(mul, [3, 4]))  # error: "operator.mul is not supported here"
# help: "lambda"
