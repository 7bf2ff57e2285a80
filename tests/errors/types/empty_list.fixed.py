"""An empty list of which nothing tells the element's type."""
seen: list[int] = []
print(len(seen), seen)
