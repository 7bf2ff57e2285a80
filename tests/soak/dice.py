"""A generator of numbers, the sizes of things, and the check that every part makes."""

from __future__ import annotations

from dataclasses import dataclass


class Dice:
    """A linear congruential generator: the same numbers wherever it runs."""

    def __init__(self, seed: int) -> None:
        self.state = seed

    def roll(self, sides: int) -> int:
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % sides


@dataclass
class Settings:
    """How deep recursions go, and how many objects a structure has."""

    depth: int
    size: int


def expect(what: str, found: object, wanted: object) -> None:
    """Ends this actor if two values differ."""
    if found != wanted:
        raise AssertionError(f"{what}: {found} instead of {wanted}")
