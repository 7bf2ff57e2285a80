"""A function that returns Any is no function that returns a str."""
from collections.abc import Callable
from typing import Any


def read() -> Any:
    return "text"


def shout(get: Callable[[], str]) -> str:
    return get().upper()


print(shout(read))  # error: "a Callable[[], Any] cannot stand for a Callable[[], str]"
# help: "from the start"
