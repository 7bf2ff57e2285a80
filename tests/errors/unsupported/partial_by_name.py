from functools import partial


def power(base: int, exponent: int) -> int:
    return base**exponent


square = partial(power, exponent=2)
print(square(base=5))  # error: "a function value takes positional arguments only"
