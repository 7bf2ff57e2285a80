"""A union with Any says nothing."""
from typing import Any


def show(value: int | Any) -> str:  # error: "a union with Any"
    # help: "object"
    return str(value)


print(show(1))
