"""A module of CPython's library that compiled programs do not have."""
import ctypes  # error: "ctypes"
import sys

print(ctypes.sizeof(ctypes.c_int), len(sys.argv))
