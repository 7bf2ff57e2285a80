"""Whether an Any is a list of ints, nothing can test."""
from typing import Any


def total(data: dict[str, Any]) -> int:
    numbers: list[int] = data["numbers"]  # error: "cannot be tested to be a list[int]"
    # help: "item by item"
    return sum(numbers)


print(total({"numbers": [1, 2, 3]}))
