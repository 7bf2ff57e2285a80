"""Three names for two values."""


def limits(values: list[int]) -> tuple[int, int]:
    return min(values), max(values)


low, high, middle = limits([4, 8])  # error: "need more than 2 values to unpack"
print(low, high, middle)
