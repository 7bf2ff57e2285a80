"""An empty list of which nothing tells the element's type."""
seen = []  # error: "need type annotation for "seen""
# help: "list["
print(len(seen), seen)
