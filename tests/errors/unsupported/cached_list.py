"""The arguments of a cached function are a key."""
from functools import cache


@cache  # error: "not hashable"
# help: "tuple"
def total(values: list[int]) -> int:
    return sum(values)


print(total([1, 2]))
