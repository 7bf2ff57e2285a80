"""Checked arithmetic written by hand: comparisons stay exact where products would not fit."""
LOWEST = -(2**63)
HIGHEST = 2**63 - 1


class Checked:
    def __init__(self, value: int) -> None:
        self.value = value

    def times(self, other: int) -> "Checked":
        if not LOWEST <= self.value * other <= HIGHEST:
            raise OverflowError(f"{self.value} * {other}")
        return Checked(self.value * other)

    def plus(self, other: int) -> "Checked":
        if not LOWEST <= self.value + other <= HIGHEST:
            raise OverflowError(f"{self.value} + {other}")
        return Checked(self.value + other)


def factorial(n: int) -> int:
    result = Checked(1)
    for i in range(2, n + 1):
        result = result.times(i)
    return result.value


def saturating_add(a: int, b: int) -> int:
    return HIGHEST if a + b > HIGHEST else LOWEST if a + b < LOWEST else a + b


def largest_power(base: int) -> tuple[int, int]:
    exponent = 0
    value = 1
    while value * base <= HIGHEST:
        value *= base
        exponent += 1
    return exponent, value


def average(a: int, b: int) -> int:
    return (a + b) // 2


for n in [5, 20, 21, 25]:
    try:
        print(n, factorial(n))
    except OverflowError as error:
        print(n, "overflows at", error)
    finally:
        if n == 25:
            print("last one")
print(saturating_add(HIGHEST, 5), saturating_add(LOWEST, -1), saturating_add(1, 2))
for base in [2, 3, 10, 1000]:
    exponent, value = largest_power(base)
    print(base, exponent, value)
print(average(HIGHEST, HIGHEST - 2), average(LOWEST, LOWEST), average(HIGHEST, LOWEST))
counter = Checked(HIGHEST - 2)
steps = 0
try:
    while True:
        counter = counter.plus(1)
        steps += 1
except OverflowError as error:
    print(steps, error)
for text in ["9223372036854775807", "-9223372036854775808", "0x7f", "12a"]:
    try:
        print(int(text, 0))
    except ValueError as error:
        print(error)
print(int(9.2e18), int(-9.223372036854775e18), len(str(LOWEST)), str(HIGHEST)[::-1])
try:
    print(int(float("1e400")))
except OverflowError as error:
    print(error)
