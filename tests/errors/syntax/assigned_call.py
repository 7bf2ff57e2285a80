"""A value is assigned to a call, where an item of a list was meant."""
scores = [0, 0, 0]


def best() -> int:
    return max(scores)


best() = 7  # error: "cannot assign to function call"
# help: "stands on the left of ="
print(scores)
