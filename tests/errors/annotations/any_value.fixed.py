"""What + means for an Any is not known."""
from typing import Any


def describe(value: Any) -> int:
    number: int = value
    return number + 1


print(describe(1), describe(2))
