"""Half of a surrogate pair in a literal."""

high = "\ud83d"  # error: "half of a surrogate pair"
# help: "chr("
print(len(high))
