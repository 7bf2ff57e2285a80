"""Any hides the type that compiled code must know."""
from typing import Any


def describe(value: object) -> str:
    return "<" + str(value) + ">"


print(describe(1), describe("x"))
