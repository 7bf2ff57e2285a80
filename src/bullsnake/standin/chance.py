"""Random choices that are the same in each run; and the setting that makes the order of goroutines one of them.

`BULLSNAKE=sched=seed:N` is what compiled programs read too: a program whose result depends on who runs when can show it under
CPython already. Other settings are for the native runtime, and passed over here.
"""

from __future__ import annotations

import os


class Chance:
    """Numbers from a linear congruential generator (the constants are Knuth's MMIX)."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, n: int) -> int:
        """A number from 0 to n - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
        return (self._state >> 33) % n


def chosen_order() -> Chance | None:
    """What `sched=seed:N` asks for; None: goroutines run in the order in which they became ready."""
    for setting in os.environ.get("BULLSNAKE", "").split(","):
        name, _, value = setting.strip().partition("=")
        kind, _, number = value.partition(":")
        if name == "sched" and kind == "seed" and number.isdecimal():
            return Chance(int(number))
    return None
