"""bytes are not compiled yet."""
data = [ord(ch) for ch in "abc"]
total = 0
for value in data:
    total += value
print(total)
