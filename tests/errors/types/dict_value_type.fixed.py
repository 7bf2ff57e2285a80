"""A dict of lists receives a plain value."""
groups: dict[str, list[int]] = {}
groups["a"] = [1]
groups["a"].append(2)
print(groups)
missing = "here"
print(missing)
