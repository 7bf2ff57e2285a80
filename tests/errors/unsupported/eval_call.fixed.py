"""Text is not turned into code at run time."""
print(1 + 2)
print("end")
