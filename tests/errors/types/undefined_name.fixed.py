"""A misspelt name."""


def average(values: list[float]) -> float:
    total = sum(values)
    return total / len(values)


print(average([1.0, 2.0]))
