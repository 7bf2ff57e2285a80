"""A dict of lists receives a plain value."""
groups: dict[str, list[int]] = {}
groups["a"] = 1  # error: "incompatible types in assignment"
groups["a"].append(2)
print(groups)
print(missing)  # error: "name "missing" is not defined"
