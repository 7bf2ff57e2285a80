"""Backslashes begin escapes."""
path = r"C:\users\new"
print(path)
