"""A list in a set has no hash."""
seen = {[1, 2], [3]}  # error: "not hashable"
# help: "tuple"
for item in seen:
    print(item)
