"""A name cannot be unbound."""
cache = [1, 2, 3]
print(sum(cache))
cache = []
print("done")
