"""A lambda that gives an Any, for one that gives a list."""
from collections.abc import Callable
from typing import Any

found: Any = "abc"
get: Callable[[], list[int]] = lambda: found  # error: "cannot be tested to be a list[int]"
# help: "item by item"
print(len(get()))
