"""A value is assigned to a call, where an item of a list was meant."""
scores = [0, 0, 0]


def best() -> int:
    return max(scores)


scores[0] = 7
print(scores)
