"""A line further in than the one before it, for no reason."""
width = 3
height = 4
print(width * height)
