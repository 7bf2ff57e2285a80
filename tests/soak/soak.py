"""Everything at once, for as many seconds as the command line says: soak.py SECONDS DEPTH SIZE PARTS.

DEPTH is how many frames the deep recursions have, SIZE how many objects a structure has (100 is small), and PARTS which parts take
part: "all", or "scarce" for the ones that run out of memory (with the knob maxheap). Each part checks what it computed. tools/soak.py
runs this under one set of knobs after the other.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import churn
import scarce
import shapes
import talking
import threading_parts
from bullsnake import WaitGroup, go
from dice import Dice, Settings

Part = Callable[[Dice, Settings], None]

ACTORS = 4
EVERY_PART: list[Part] = [
    shapes.trees,
    shapes.graphs,
    shapes.rings,
    shapes.deep_calls,
    shapes.deep_values,
    shapes.deep_tree,
    churn.dicts,
    churn.mixed_keys,
    churn.lists,
    churn.sorting,
    churn.strings,
    churn.exceptions,
    churn.deep_exceptions,
    churn.closures,
    talking.pipeline,
    talking.pool,
    talking.selects,
    talking.timers,
    talking.mutexes,
    talking.short_lives,
    talking.deep_goroutines,
    talking.references_handed_on,
    threading_parts.threads_and_queue,
    threading_parts.conditions,
    threading_parts.barriers,
]
SCARCE_PARTS: list[Part] = [scarce.hoard, scarce.hoard_many, scarce.one_too_large, shapes.deep_calls]


class Tally:
    """What one actor has done."""

    def __init__(self) -> None:
        self.rounds = 0
        self.faults: list[str] = []


def act(number: int, until: float, parts: list[Part], settings: Settings, tally: Tally, done: WaitGroup) -> None:
    """Do one part after the other, as the dice fall."""
    dice = Dice(number * 7919 + 1)
    try:
        while time.monotonic() < until:
            parts[dice.roll(len(parts))](dice, settings)
            tally.rounds += 1
    except AssertionError as error:
        tally.faults.append(f"wrong: {error}")
    finally:
        done.done()


def main() -> int:
    seconds, depth, size, which = float(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    parts = SCARCE_PARTS if which == "scarce" else EVERY_PART
    settings = Settings(depth, size)
    until = time.monotonic() + seconds
    tallies = [Tally() for _ in range(1 if which == "scarce" else ACTORS)]
    done = WaitGroup()
    done.add(len(tallies))
    for number, tally in enumerate(tallies):
        go(act, number, until, parts, settings, tally, done)
    done.wait()
    for tally in tallies:
        for fault in tally.faults:
            print(fault)
            return 1
    rounds = sum([tally.rounds for tally in tallies])
    print(f"soaked: {rounds} rounds, all right")
    return 0


sys.exit(main())
