"""A body that is not indented."""
n = 4
if n > 3:
print("big")  # error: "expected an indented block"
print("end")
