"""A module of CPython's library that compiled programs do not have."""
import sys

print(4, len(sys.argv))
