"""Giving memory back to the kernel.

After a sweep the heap will grow again up to the next goal. What is free beyond that, and a tenth more, is not going to be used soon:
the longest free runs that have been used go back, a piece at a time, beside the program.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.gc import pacer
from bullsnake.runtime.mem import central, pages, sweep
from bullsnake.runtime.mem.span import PAGE
from bullsnake.runtime.os import lock
from bullsnake.runtime.os.memory import discard

SHORTEST: Final = u64(4)


@systemstack
def scavenge() -> None:
    """Give back what is free beyond what the program will use before the next cycle ends."""
    live = central.handed_out()
    room = pacer.goal - live if pacer.goal > live else u64(0)
    kept = (room + room // u64(10)) // PAGE
    while pages.dirty_pages > kept and scavenge_one(SHORTEST):
        pass


@systemstack
def scavenge_one(least: u64) -> bool:
    """Give one piece back; False if there is none."""
    lock.acquire(sweep.guarded.address())
    span = pages.take_dirty(least)
    lock.unlock(sweep.guarded.address())
    if span.is_null():
        return False
    discard(span.base, span.npages * PAGE)
    lock.acquire(sweep.guarded.address())
    pages.enter_clean(span)
    lock.unlock(sweep.guarded.address())
    return True
