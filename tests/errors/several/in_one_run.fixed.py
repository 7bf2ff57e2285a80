"""Every obstacle of a program is reported in one run."""
import math


def shift(values: list[int], by: int) -> list[int]:
    return [v + by for v in values]


class Total:
    def __init__(self) -> None:
        self.sum = 0

    def add(self, n: int) -> None:
        self.sum += n


total = Total()
for v in shift([1, 2], 3):
    total.add(v)
print(total.sum)
print(math.sqrt(4.0))
if total.sum == 9:
    print("nine")
