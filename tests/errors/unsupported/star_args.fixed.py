"""Variable argument lists are not compiled."""


def total(values: list[int]) -> int:
    return sum(values)


print(total([1, 2, 3]))
