"""A name that the module does not offer."""
from math import sqrt

print(sqrt(16.0))
