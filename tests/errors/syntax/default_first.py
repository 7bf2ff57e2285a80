"""Parameters with defaults come last."""
def power(base: int = 2, exponent: int) -> int:  # error: "non-default argument follows default argument"
    # help: "to the end"
    return base**exponent


print(power(2, 3))
