"""Objects with __eq__ and without __hash__ as keys, and % of bytes."""
from dataclasses import dataclass


class Key:
    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self.name == other.name

    def __hash__(self) -> int:
        return hash(self.name)


@dataclass(frozen=True)
class Place:
    x: int


table = {Key("a"): 1}
print(table[Key("a")])
print(len({Place(1)}))
print(f"{3} items".encode())
