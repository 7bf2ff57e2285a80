"""Half of a surrogate pair in a literal."""

high = chr(0xD83D)
print(len(high))
