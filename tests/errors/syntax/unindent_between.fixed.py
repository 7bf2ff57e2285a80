"""A line that returns to a column where no block began."""


def sign(n: int) -> int:
    if n > 0:
        return 1
    return -1


print(sign(3))
