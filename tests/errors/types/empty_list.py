"""An empty list of which nothing tells the element's type, where it must be known."""
seen = []  # error: "need type annotation for "seen""
# help: "list["
print(len(seen), ", ".join(seen))
