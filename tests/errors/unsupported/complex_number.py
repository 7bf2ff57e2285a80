"""Complex numbers are not compiled."""
z = 3 + 4j  # error: "complex"
print(abs(z))
