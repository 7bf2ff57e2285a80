"""A text without its closing quote."""

print("total: ")
