"""A text without its closing quote."""

print("total: )  # error: "unterminated string literal"
# help: "quote"
