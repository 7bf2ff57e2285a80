"""A list as a key of a dict."""
visited: dict[list[int], bool] = {}  # error: "hashable"
# help: "tuple"
visited[[0, 1]] = True  # error: "hashable"
print(len(visited))
