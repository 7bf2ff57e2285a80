from dataclasses import dataclass


@dataclass
class Item:
    name: str
    count: int


print(Item("nail", "12"))  # error: "has incompatible type"
print(missing)  # error: "name "missing" is not defined"
