"""Objects with __eq__ and without __hash__ as keys, and % of bytes."""
from dataclasses import dataclass


class Key:
    def __init__(self, name: str) -> None:
        self.name = name

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and self.name == other.name


@dataclass
class Place:
    x: int


table = {Key("a"): 1}  # error: "a Key is not hashable"
# help: "define __hash__ in Key"
print(table[Key("a")])
print(len({Place(1)}))  # error: "a Place is not hashable"
# help: "@dataclass(frozen=True)"
print(b"%d items" % 3)  # error: "operator % is not supported for "bytes""
# help: "encode"
