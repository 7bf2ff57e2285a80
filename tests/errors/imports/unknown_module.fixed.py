"""A module that does not exist."""
import math

print(math.sqrt(2.0))
