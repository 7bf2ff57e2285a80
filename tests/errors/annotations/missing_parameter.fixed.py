"""A parameter without annotation, of a function that nothing calls."""


def double(x: int) -> int:
    return x * 2


print(2 * 21)
