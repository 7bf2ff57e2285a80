"""A relative import in a program that is not a package."""


def value() -> int:
    return 42


print(value())
