"""A function that returns a value says of which type."""


def square(n: int) -> int:
    return n * n


print(square(12))
