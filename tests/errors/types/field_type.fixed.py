from dataclasses import dataclass


@dataclass
class Item:
    name: str
    count: int


print(Item("nail", 12))
missing = "here"
print(missing)
