"""Numbers and text in one list: each use must know which it has."""
items: list[int | str] = [1, "a", 2]
total = 0
for item in items:
    if isinstance(item, int):
        total += item
print(total)
