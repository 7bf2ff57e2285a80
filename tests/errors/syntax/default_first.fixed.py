"""Parameters with defaults come last."""
def power(exponent: int, base: int = 2) -> int:
    return int(base**exponent)


print(power(3, 2))
