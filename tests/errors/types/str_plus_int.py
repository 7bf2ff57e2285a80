"""Text and number do not add up."""
count = 3
message = "count: " + count  # error: "unsupported operand types"
# help: "str("
print(message)
