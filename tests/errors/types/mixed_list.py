"""Numbers and text in one list: each use must know which it has."""
items = [1, "a", 2]
total = 0
for item in items:
    total += item  # error: "unsupported operand types"
print(total)
