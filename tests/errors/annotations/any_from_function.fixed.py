"""A function that returns Any is no function that returns a str."""
from collections.abc import Callable
from typing import Any


def read() -> Any:
    return "text"


def shout(get: Callable[[], str]) -> str:
    return get().upper()


print(shout(lambda: read()))
