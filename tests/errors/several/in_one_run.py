"""Every obstacle of a program is reported in one run."""
import math


def shift(values: list[int], by) -> list[int]:
    return [v + by for v in values]


class Total:
    def __init__(self) -> None:
        self.sum = 0

    def add(self, n: int) -> None:
        self.sum += str(n)  # error: "unsupported operand types"


total = Total()
for v in shift([1, 2], 3):
    total.add(v)
print(total.summ)  # error: "has no attribute "summ""
print(math.sqroot(4.0))  # error: "has no attribute "sqroot""
if total.sum is 9:  # error: "is"
    print("nine")
print(undefined_thing)  # error: "name "undefined_thing" is not defined"
