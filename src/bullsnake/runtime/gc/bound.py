"""gccheck=1: what stack barriers promise, checked on every stack that is scanned twice.

A copy of the stack is kept when it has been scanned the first time. In mark termination:

    unchanged   outside the frame whose return the stop guards, each word is what it was: nobody has written there
    bound       the re-scan reads at most twice the bytes from SP to the outermost place that was active, and FIRST, and one frame;
                under stackscan=watermark, twice STEP more: a second scan keeps only some of the barriers that it finds
                (`barriers.take_up`), so the next one may be far, and is put nearer only if it is further than that (`hit.py`)

Active is what lies below the SP of the first scan, below the last barrier that was hit or where an exception that left one has come to,
and below the outermost word that has changed.
A slot with a barrier in it counts as what the barrier saved.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, fatal, load64, memcpy, store64, systemstack, u64, xadd64
from bullsnake.runtime.gc import unfinished
from bullsnake.runtime.gc.hit import STEP
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.memory import discard, reserve
from bullsnake.runtime.stack import barriers, grow, walk
from bullsnake.runtime.stack.barriers import Barrier
from bullsnake.runtime.stack.sites import row_of
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import G

SIZE: Final = u64(1 << 36)

copies_at: u64 = u64(0)
copied = Static(array(u64, 1))


@systemstack
def begin_copies() -> None:
    """A cycle begins: no stack is kept. With the world stopped."""
    global copies_at
    if copies_at == u64(0):
        copies_at = reserve(SIZE)
        if copies_at == u64(0):
            fatal("gccheck: no memory for copies of stacks")
    elif copied[u64(0)] != u64(0):
        discard(copies_at, copied[u64(0)])
    copied[u64(0)] = u64(0)


@systemstack
def keep_stack(g: G) -> None:
    """Keep a copy of a stack that has just been scanned, as the program knows it."""
    sp = grow.sp_of(g)
    used = g.high - sp
    at = copies_at + xadd64(copied.address(), used)
    if at + used > copies_at + SIZE:
        fatal("gccheck: no memory for copies of stacks")
    memcpy(at, sp, used)
    g.kept = at
    entry = g.pending
    while entry != g.pending_end:
        store64(at + (Barrier.at(entry).slot - sp), Barrier.at(entry).pc)
        entry = entry + barriers.SIZE
    if g.water != u64(0) and not barriers.is_barrier(g.water_pc):
        store64(at + (g.water - sp), g.water_pc)
    g.kept_size = used


@systemstack
def word_then(g: G, slot: u64) -> u64:
    """A word of the stack as it was: the copy ends where the stack does."""
    return load64(g.kept + g.kept_size - (g.high - slot))


@systemstack
def check_unchanged(g: G, stop: u64) -> None:
    """Before the barriers come off: nothing outside the stop has changed."""
    if stop == barriers.WHOLE:
        return
    entry = g.pending + barriers.SIZE
    at = stop + u64(8)
    while at < g.high:
        value = load64(at)
        if barriers.is_barrier(value) and entry != g.pending_end and Barrier.at(entry).slot == at:
            value = Barrier.at(entry).pc
            entry = entry + barriers.SIZE
        if value != word_then(g, at):
            fatal("gccheck: a stack has changed beyond its barrier")
        at = at + u64(8)


@systemstack
def active_end(g: G, sp: u64, stop: u64, hit: u64) -> u64:
    """The outermost place that was active, as far as can be told. hit: the slot of the last barrier that was hit."""
    end = g.high - g.kept_size
    if sp > end:
        end = sp
    if hit > end:
        end = hit
    at = stop
    while at > end and load64(at) == word_then(g, at):
        at = at - u64(8)
    return at if at > end else end


@systemstack
def frame_at(w: Walk, g: G, sp: u64, stop: u64) -> u64:
    """The size of the frame whose return PC is at the stop."""
    walk.begin(w, g, sp)
    before = sp
    while w.next_sp < stop and not walk.is_over(w):
        before = w.next_sp
        walk.go_outwards(w, row_of(w.pc))
    return w.next_sp - before


@systemstack
def check_extent(w: Walk, g: G, sp: u64, stop: u64, hit: u64) -> None:
    """After the barriers have come off, and before the re-scan of what is between SP and the stop."""
    if stop == barriers.WHOLE or knobs.stackscan == knobs.SCAN_ALL:
        return
    low = g.high - g.kept_size
    if sp < low:
        low = sp
    most = (active_end(g, sp, stop, hit) - low) * u64(2) + barriers.FIRST + frame_at(w, g, sp, stop)
    if knobs.stackscan == knobs.SCAN_WATERMARK:
        most = most + unfinished.at_least(STEP) * u64(2)
    if stop - sp > most:
        fatal("gccheck: a stack is scanned again for more than has changed")
