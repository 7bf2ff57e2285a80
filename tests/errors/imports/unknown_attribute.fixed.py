"""A function that math does not have."""
import math

print(math.pow(3.0, 2.0))
print(math.floor(2.5))
