"""The watermark of a stack whose first scan is under way: one return PC, overwritten by that of the port's `stack_watermark`.

Frames inside the watermark have been scanned, or are new; frames outside it have not, and cannot run before somebody has scanned them:
control reaches them by a return through the watermark, where the goroutine scans on for itself, or by an exception, which moves the
watermark first (`gc/unfinished.py` holds the argument).

What the watermark lies over may be a stack barrier's PC: then that comes back when the watermark moves on.

All of this is done by who holds the lock of the stack (`barriers.lock_stack`).
"""

from __future__ import annotations

from bullsnake.dialect import atomic_store64, fatal, load64, nosplit, store64, symbol, systemstack, u64
from bullsnake.runtime.stack.worker import G


@nosplit
def is_watermark(pc: u64) -> bool:
    """Whether a return PC is the watermark's."""
    return pc == symbol("runtime.stack_watermark")


@nosplit
def under(g: G, slot: u64) -> u64:
    """What the watermark in a slot lies over."""
    if g.water != slot:
        fatal("missed stack watermark")
    return g.water_pc


@systemstack
def set_watermark(g: G, slot: u64) -> None:
    """Put the watermark over the return PC in a slot."""
    g.water_pc = load64(slot)
    g.water = slot
    store64(slot, symbol("runtime.stack_watermark"))


@systemstack
def move_watermark(g: G, slot: u64) -> None:
    """Move the watermark out. The goroutine may return through the old slot at any moment: it finds either the watermark, and then
    waits for the lock, or what was there, and the new watermark is further out already.
    """
    old, pc = g.water, g.water_pc
    set_watermark(g, slot)
    uncover(old, pc)


@systemstack
def lift_watermark(g: G) -> None:
    """Take the watermark away: the scan is over."""
    old = g.water
    g.water = u64(0)
    uncover(old, g.water_pc)


@systemstack
def uncover(slot: u64, pc: u64) -> None:
    """The last step: who sees it sees all before it."""
    if not is_watermark(load64(slot)):
        fatal("stack watermark lost")
    atomic_store64(slot, pc)


@systemstack
def move_watermark_by(g: G, distance: u64) -> None:
    """The stack has been copied."""
    if g.water != u64(0):
        g.water = g.water + distance
