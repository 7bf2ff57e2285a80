"""An empty list of which nothing tells the element's type, where it must be known."""
seen: list[str] = []
print(len(seen), ", ".join(seen))
