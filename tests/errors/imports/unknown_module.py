"""A module that does not exist."""
import numpyx  # error: "numpyx"
import math

print(numpyx.sqrt(2.0))
