"""A lambda that gives an Any, for one that gives a list."""
from collections.abc import Callable
from typing import Any

found: Any = "abc"
get: Callable[[], list[str]] = lambda: [str(letter) for letter in found]
print(len(get()))
