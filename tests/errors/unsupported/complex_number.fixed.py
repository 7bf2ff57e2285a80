"""Complex numbers are not compiled."""
re, im = 3.0, 4.0
print((re * re + im * im) ** 0.5)
