"""What native programs can do so far. A switch here is flipped when the runtime has what it names."""

GOROUTINES = False
"""Compiled programs have goroutines: `import bullsnake` is accepted. Until then their tests run under CPython only."""

NO_GOROUTINES = "native goroutines not yet there"
"""The reason of the skips; flipping the switch lifts them."""
