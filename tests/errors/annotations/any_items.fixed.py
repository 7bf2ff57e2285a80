"""A list of texts is no list of Any: as one it would take anything."""
from typing import Any


def add(items: list[Any]) -> None:
    items.append(3)


names: list[Any] = ["a"]
add(names)
print(len(names))
