"""Bullsnake: typed Python as native programs on a Go-style runtime."""

__version__ = "0.1.0"
