"""Backslashes begin escapes."""
path = "C:\users\new"  # error: "2:8: (unicode error)"
# help: "write r"
print(path)
