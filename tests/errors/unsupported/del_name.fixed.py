"""A parameter cannot be unbound."""


def total(cache: list[int]) -> int:
    n = sum(cache)
    return n


print(total([1, 2, 3]))
