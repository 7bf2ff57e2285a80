"""Format specs that do not fit the type of the value."""
name = "Ann"
ratio = 0.5
print(f"{name:.2f}")  # error: "format"
print(f"{ratio:d}")  # error: "format"
