"""Walking a goroutine's stack by the site table, from a saved SP that points at a return PC.

    PC = [SP]; SP + 8 is the caller's SP after the return; the row of PC gives its CFA; the caller's own return PC is at CFA - 8.

Where a stack barrier or a watermark has overwritten a return PC, the walk goes on with the PC that was saved: so whoever walks sees
the program's own return PCs only. The walk ends at `runtime.goroutine_return`, and checks there that it has met every barrier. A
return PC that no table knows is a fatal error: a walk that stops early says so.
"""

from __future__ import annotations

from bullsnake.dialect import Struct, fatal, load16, load64, nosplit, offsetof, store64, symbol, this_worker, u16, u64
from bullsnake.runtime.stack import barriers, watermark
from bullsnake.runtime.stack.sites import DYNAMIC, GONE, Row, resolve, row_of, table_of
from bullsnake.runtime.stack.worker import G, Worker


class Walk(Struct):
    """A walk: next_sp points at a return PC, which is pc; expected is the stack barrier that comes next; frames have been read."""

    g: G
    next_sp: u64
    pc: u64
    expected: u64
    frames: u64


@nosplit
def begin(walk: Walk, g: G, start: u64) -> None:
    """Begin a walk of a goroutine's stack at a saved SP."""
    walk.g = g
    walk.expected = g.pending
    walk.frames = u64(0)
    arrive(walk, start)


@nosplit
def own_walk() -> Walk:
    """A walk of this worker's, for exceptions."""
    return Walk.at(this_worker().self.address() + offsetof(Worker, "walk"))


@nosplit
def arrive(walk: Walk, sp: u64) -> None:
    """The walk is at the frame to which the PC at SP returns."""
    pc = load64(sp)
    if watermark.is_watermark(pc):
        pc = watermark.under(walk.g, sp)
    if barriers.is_barrier(pc):
        pc = barriers.saved(walk.g, walk.expected, sp)
        walk.expected = walk.expected + barriers.SIZE
    walk.next_sp = sp
    walk.pc = pc


@nosplit
def is_over(walk: Walk) -> bool:
    """Whether no frame of the goroutine's is left."""
    if walk.pc != symbol("runtime.goroutine_return"):
        return False
    barriers.check_met(walk.g, walk.expected)
    return True


@nosplit
def go_outwards(walk: Walk, row: Row) -> None:
    """On to the next frame; the row is this one's."""
    arrive(walk, walk.next_sp + u64(row.cfa))


@nosplit
def cfa_of(walk: Walk, row: Row) -> u64:
    """The CFA of the frame at which the walk is; the row is its."""
    return walk.next_sp + u64(8) + u64(row.cfa)


@nosplit
def innermost_row(sp: u64) -> Row:
    """The row of the frame that a saved SP's return PC belongs to: no barrier is ever there."""
    return row_of(load64(sp))


@nosplit
def slot_list(pc: u64, sp: u64) -> u64:
    """Address of the list of live slots of a frame; SP is the frame's after the return."""
    table = table_of(pc)
    row = row_of(pc)
    slots = table.roots + u64(resolve(table, row, sp + u64(row.cfa)).roots) * u64(2)
    if load16(slots) == GONE:
        fatal("unwinder: a site whose call was removed")
    return slots


@nosplit
def collect_roots(walk: Walk, target: u64, stop: u64, last_slot: u64) -> u64:
    """Store the references in live slots from where the walk is outwards at `target`; returns the address behind the last.

    Ends at the outermost frame, after the frame that filled the buffer up to `stop`, or after the one whose own return PC is at
    `last_slot` or beyond. What is known of the frame before is tried first: recursion repeats it. A frame with a dynamic site is looked
    up each time.
    """
    sp = walk.next_sp
    out = target
    frames = u64(0)
    end = symbol("runtime.goroutine_return")
    barrier = barriers.trampoline
    water = symbol("runtime.stack_watermark")
    pc = walk.pc
    known = u64(0)
    cfa = u64(0)
    slots = u64(0)
    while pc != end and out < stop and sp < last_slot:
        if pc != known:
            row = row_of(pc)
            cfa = u64(row.cfa)
            slots = slot_list(pc, sp + u64(8))
            known = pc if row.flags & DYNAMIC == u16(0) else u64(0)
        sp = sp + cfa
        at = slots
        left = u64(load16(slots))
        while left != u64(0):
            at = at + u64(2)
            value = load64(sp + u64(8) - u64(load16(at)) * u64(8))
            if value != u64(0):
                store64(out, value)
                out = out + u64(8)
            left = left - u64(1)
        frames = frames + u64(1)
        pc = load64(sp)
        if pc == water:
            pc = watermark.under(walk.g, sp)
        if pc == barrier:
            pc = barriers.saved(walk.g, walk.expected, sp)
            walk.expected = walk.expected + barriers.SIZE
    walk.frames = walk.frames + frames
    walk.next_sp = sp
    walk.pc = pc
    return out
