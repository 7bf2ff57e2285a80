"""The collector's thread gives way: it is one more than there are processors for goroutines.

Where all cores are busy the system's scheduler lets it run for a tick, 4 ms or so, in which the goroutine on that core stands. So it
asks, after each SLICE of work, whether somebody else wants the core. If somebody does, it comes back after a tick or more; then its
next slice is a fraction of the time that it has waited, LONGEST at most: so it keeps a fifth of a core that others want all the time,
and does not fall behind. Who allocates does some of its work besides (`assist.py`).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.os import clock, lock
from bullsnake.runtime.stack import world

SLICE: Final = u64(100000)
LONGEST: Final = u64(1000000)
SHARE: Final = u64(4)

began: u64 = u64(0)
length: u64 = SLICE


@systemstack
def end_slice() -> None:
    """Between two pieces of work, by the collector's thread. While the world stands everybody waits for it: it goes on."""
    global began, length
    now = clock.now()
    if now - began < length or world.stopping() != u64(0):
        return
    lock.give_way()
    began = clock.now()
    length = next_length(began - now)


@systemstack
def next_length(waited: u64) -> u64:
    """How long the next slice is, when it has taken so long to be given the core again. All in ns."""
    wanted = waited // SHARE
    if wanted < SLICE:
        return SLICE
    return wanted if wanted < LONGEST else LONGEST
