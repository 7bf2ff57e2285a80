"""bytes are not compiled yet."""
data = b"abc"  # error: "bytes"
total = 0
for value in data:
    total += value
print(total)
