"""The collector's thread gives way: it is one more than there are processors for goroutines.

Where all cores are busy the system's scheduler lets it run for a tick, 4 ms or so, in which the goroutine on that core stands. So it
asks, after each SLICE of work, whether somebody else wants the core. Who allocates does the collector's work then (`assist.py`).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.os import clock, lock

SLICE: Final = u64(100000)

began: u64 = u64(0)


@systemstack
def end_slice() -> None:
    """Between two pieces of work, by the collector's thread."""
    global began
    if clock.now() - began < SLICE:
        return
    lock.give_way()
    began = clock.now()
