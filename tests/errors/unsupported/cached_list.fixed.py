"""The arguments of a cached function are a key."""
from functools import cache


@cache
def total(values: tuple[int, ...]) -> int:
    return sum(values)


print(total((1, 2)))
