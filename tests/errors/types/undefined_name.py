"""A misspelt name."""


def average(values: list[float]) -> float:
    total = sum(values)
    return totl / len(values)  # error: "name "totl" is not defined"
    # help: "total"


print(average([1.0, 2.0]))
