"""A function that gives nothing but what it gives says of which type that is."""


def last(n: int) -> int:
    if n > 9:
        raise ValueError(n)
    return last(n * 2)


try:
    last(1)
except ValueError as error:
    print(error)
