"""A function that math does not have."""
import math

print(math.square(3.0))  # error: "has no attribute "square""
print(math.floor(2.5))
