"""A tuple has two items; the third is asked for."""
pair: tuple[int, str] = (1, "one")
print(pair[0], pair[2])  # error: "tuple index out of range"
