"""Goroutines that do random things to shared objects at the same time, for about a second.

What a race may end in is an exception of those in ORDINARY; anything else ends the program. A check that fails is `wrong`.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from bullsnake import WaitGroup, go

WORKERS = 8


class Wrong(Exception):
    """Something that no interleaving can give."""


def wrong(what: str) -> None:
    raise Wrong(what)


class Dice:
    """Random numbers of one goroutine."""

    def __init__(self, seed: int) -> None:
        self.state = seed * 7919 + 17

    def roll(self, n: int) -> int:
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % n


class Count:
    def __init__(self) -> None:
        self.done = 0
        self.refused = 0


def attempt(action: Callable[[Dice], None], dice: Dice, count: Count) -> None:
    try:
        action(dice)
        count.done += 1
    except (IndexError, KeyError, ValueError, RuntimeError, TypeError, StopIteration):
        count.refused += 1


def worker(actions: list[Callable[[Dice], None]], seed: int, count: Count, deadline: float, group: WaitGroup) -> None:
    dice = Dice(seed)
    while time.monotonic() < deadline:
        for _ in range(20):
            attempt(actions[dice.roll(len(actions))], dice, count)
    group.done()


def race(actions: list[Callable[[Dice], None]]) -> None:
    """All at once; prints `ok` at the end."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 0.5
    group = WaitGroup()
    deadline = time.monotonic() + seconds
    counts = [Count() for _ in range(WORKERS)]
    for i in range(WORKERS):
        group.add()
        go(worker, actions, i + 1, counts[i], deadline, group)
    group.wait()
    if sum([count.done for count in counts]) == 0:
        wrong("no action was ever done")
    print("ok")
