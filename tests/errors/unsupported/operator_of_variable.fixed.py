"""A lambda would read the variable later: itemgetter reads it at once."""


def getter(i: int, items: list[int]) -> int:
    return items[i]


print([getter(i, [10, 20, 30]) for i in range(3)])
