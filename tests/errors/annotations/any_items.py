"""A list of texts is no list of Any: as one it would take anything."""
from typing import Any


def add(items: list[Any]) -> None:
    items.append(3)


names: list[str] = ["a"]
add(names)  # error: "a list[str] cannot stand for a list[Any]"
# help: "from the start"
print(len(names))
