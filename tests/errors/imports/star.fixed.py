"""A star import hides where names come from."""
from math import floor, sqrt

print(floor(sqrt(17.0)))
