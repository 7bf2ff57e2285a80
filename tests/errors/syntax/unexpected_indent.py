"""A line further in than the one before it, for no reason."""
width = 3
  height = 4  # error: "unexpected indent"
# help: "where the lines before it begin"
print(width * height)
