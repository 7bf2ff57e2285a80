"""What + means for an Any is not known."""
from typing import Any


def describe(value: Any) -> int:
    return value + 1  # error: "operator + of an Any"
    # help: "isinstance()"


print(describe(1), describe(2))
