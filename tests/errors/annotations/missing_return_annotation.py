"""A function that returns a value says of which type."""


def square(n: int):  # error: "return"
    # help: "->"
    return n * n


print(square(12))
