"""A parameter cannot be unbound."""


def total(cache: list[int]) -> int:
    n = sum(cache)
    del cache  # error: "del of a field, or of a parameter"
    # help: "None"
    return n


print(total([1, 2, 3]))
