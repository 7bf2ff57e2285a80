"""An empty list of which nothing tells the element's type, where it must be known."""


def joined(names: list[str]) -> str:
    return ", ".join(names)


seen: list[str] = []
print(len(seen), joined(seen))
