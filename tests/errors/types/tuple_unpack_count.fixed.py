"""Three names for two values."""


def limits(values: list[int]) -> tuple[int, int]:
    return min(values), max(values)


low, high = limits([4, 8])
middle = (low + high) // 2
print(low, high, middle)
