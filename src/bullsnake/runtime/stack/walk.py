"""Walking a goroutine's stack by the site table, from a saved SP that points at a return PC.

    PC = [SP]; SP + 8 is the caller's SP after the return; the row of PC gives its CFA; the caller's own return PC is at CFA - 8.

The walk ends at `runtime.goroutine_return`. A return PC that no table knows is a fatal error: a walk that stops early says so.
"""

from __future__ import annotations

from bullsnake.dialect import Struct, load16, load64, nosplit, store64, symbol, u16, u64
from bullsnake.runtime.stack.sites import DYNAMIC, Row, resolve, row_of, table_of


class Walk(Struct):
    """A walk that reads roots: where it goes on, and the frames that it has seen."""

    next_sp: u64
    frames: u64


@nosplit
def is_outermost(sp: u64) -> bool:
    """Whether SP points at the return PC of the goroutine's outermost frame."""
    return load64(sp) == symbol("runtime.goroutine_return")


@nosplit
def frame_row(sp: u64) -> Row:
    """The row of the frame that SP's return PC belongs to."""
    return row_of(load64(sp))


@nosplit
def outwards(sp: u64, row: Row) -> u64:
    """SP of the next frame: where its return PC is."""
    return sp + u64(row.cfa)


@nosplit
def slot_list(pc: u64, sp: u64) -> u64:
    """Address of the list of live slots of a frame; SP is the frame's after the return."""
    table = table_of(pc)
    row = row_of(pc)
    return table.roots + u64(resolve(table, row, sp + u64(row.cfa)).roots) * u64(2)


@nosplit
def begin(walk: Walk, start: u64) -> None:
    """Begin a walk at a saved SP."""
    walk.next_sp = start
    walk.frames = u64(0)


@nosplit
def collect_roots(walk: Walk, target: u64, stop: u64) -> u64:
    """Store the references in live slots from where the walk is outwards at `target`; returns the address behind the last.

    Ends at the outermost frame, or after the frame that filled the buffer up to `stop`. What is known of the frame before is
    tried first: recursion repeats it. A frame with a dynamic site is looked up each time.
    """
    sp = walk.next_sp
    out = target
    frames = u64(0)
    end = symbol("runtime.goroutine_return")
    pc = load64(sp)
    known = u64(0)
    cfa = u64(0)
    slots = u64(0)
    while pc != end and out < stop:
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
    walk.frames = walk.frames + frames
    walk.next_sp = sp
    return out


@nosplit
def load_pc(sp: u64) -> u64:
    """The return PC that SP points at."""
    return load64(sp)
