"""Identity between two int variables, and of tuples."""
a = 5
b = int("5")
p = (1, 2)
q = (1, 2)
print(a is b)  # error: "is"
# help: "=="
print(p is not q)  # error: "is"
