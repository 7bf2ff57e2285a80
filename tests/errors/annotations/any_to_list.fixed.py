"""Whether an Any is a list of ints, nothing can test."""
from typing import Any


def total(data: dict[str, Any]) -> int:
    numbers: list[int] = [int(number) for number in data["numbers"]]
    return sum(numbers)


print(total({"numbers": [1, 2, 3]}))
