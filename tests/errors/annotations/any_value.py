"""Any hides the type that compiled code must know."""
from typing import Any


def describe(value: Any) -> str:  # error: "Any"
    # help: "object"
    return "<" + str(value) + ">"


print(describe(1), describe("x"))
