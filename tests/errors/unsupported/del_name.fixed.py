"""A parameter that may be read again cannot be unbound."""


def total(cache: list[int], keep: bool) -> int:
    n = sum(cache)
    if not keep:
        return n
    return n + len(cache)


print(total([1, 2, 3], True))
