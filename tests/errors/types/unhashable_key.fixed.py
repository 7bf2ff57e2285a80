"""A list as a key of a dict."""
visited: dict[tuple[int, int], bool] = {}
visited[(0, 1)] = True
print(len(visited))
