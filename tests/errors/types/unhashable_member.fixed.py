"""A list in a set has no hash."""
seen = {(1, 2), (3, 0)}
for item in sorted(seen):
    print(item)
