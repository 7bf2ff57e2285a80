"""An empty list of which nothing tells the element's type, where it must be known."""


def joined(names: list[str]) -> str:
    return ", ".join(names)


seen = []  # error: "need type annotation for "seen""
# help: "list["
print(len(seen), joined(seen))
