"""A lambda would read the variable later: itemgetter reads it at once."""
from collections.abc import Callable
from operator import itemgetter

getters: list[Callable[[list[int]], int]] = [itemgetter(i) for i in range(3)]  # error: "operator.itemgetter is not supported here"
# help: "lambda"
print([get([10, 20, 30]) for get in getters])
