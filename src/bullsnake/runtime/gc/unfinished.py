"""stackscan=watermark: the first scan of a stack, in parts, beside the goroutine.

The goroutine stands only while its newest frames are scanned. Then a watermark is put over the return PC of the last of them, and it
runs on; the collector scans outwards, a part at a time, and moves the watermark out (`stack/watermark.py`). Stack barriers are
installed on the way, for the second scan.

Why that is a first scan as good as any.
  1. A frame outside the watermark holds what it held when the goroutine stood. It does not run: a return to it goes through the
     watermark, into `returned_to_watermark`, which scans the frame before it lets it run; an exception that leaves frames as far as
     that has them scanned, and its handler's frame, before that runs (`scan_up_to`). A frame that does not run does not change
     (`stack/barriers.py`, point 2).
  2. So each frame is scanned before it runs again or is gone. The write barrier is on all the time, and what has run since is scanned
     again in mark termination. A value that is returned through the watermark is in a register; who takes it is inside the first
     stack barrier that is not hit, and so is scanned again.
  3. Who scans holds the lock of the stack: its goroutine and the collector never read one part at once, nor does anybody walk, move or
     unwind the stack meanwhile. The watermark is put further out before it is taken from where it was: so there is one at each moment
     between what has been scanned and what has not; and what is put back outside of a second scan is there before the watermark goes,
     for without one the goroutine may be anywhere. A goroutine that has read the old return PC just before waits for the lock, and
     then finds the program's own PC in the slot.
  4. Marking does not end before every scan is over: `finish_all` is called until no goroutine is left that has not begun its scan, and
     none begins two in one cycle.

The order of locks: the lock of a stack, then those of `gc/work.py` and `mem`. Who holds it waits for nothing else, and never for the
world to stop: a goroutine in `returned_to_watermark` is not at a safe place.

Nearest relative: HotSpot's stack watermarks (JEP 376). There a thread scans its own frames only.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    atomic_load64,
    cas64,
    fatal,
    load64,
    offsetof,
    systemstack,
    this_worker,
    u64,
    xchg64,
)
from bullsnake.runtime.gc import mark, pacer, reading, slices, stats
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.stack import barriers, walk, watermark
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import G

NEWEST: Final = u64(16384)
PART: Final = u64(16384)
LEAST: Final = u64(2048)
BATCH: Final = u64(1024)

unfinished = Static(array(u64, 1))


@systemstack
def scan_newest(m: Marker, g: G) -> u64:
    """Scan the newest frames of a goroutine that stands, and put the watermark outside them. The walk has begun. The time, in ns."""
    reading.begin_barriers(g, m.walk.next_sp)
    g.water_step = LEAST
    took = reading.read_and_install(m, g, end_of_part(g, m.walk.next_sp, NEWEST))
    begin_watermark(g, m.walk)
    return took


@systemstack
def end_of_part(g: G, slot: u64, nbytes: u64) -> u64:
    """Where a part ends that begins at a slot. As little as can be is read at once under tinyscan."""
    end = slot + at_least(nbytes)
    return g.scan_end if g.scan_end != u64(0) and g.scan_end < end else end


@systemstack
def is_done(g: G, w: Walk) -> bool:
    """Whether a walk has come to the end of a scan."""
    return (g.scan_end != u64(0) and w.next_sp >= g.scan_end) or walk.is_over(w)


@systemstack
def end_scan(g: G) -> None:
    """Every frame has been read; of a second scan, those that had changed: the barriers outside them are as they were."""
    if g.scan_end == u64(0) or g.scan_end == barriers.WHOLE:
        g.complete = marking.number
    if g.scan_end != u64(0):
        barriers.take_up(g)


@systemstack
def begin_watermark(g: G, w: Walk) -> None:
    """Put the watermark where a walk has come to, unless it is over."""
    if is_done(g, w):
        end_scan(g)
    else:
        watermark.set_watermark(g, w.next_sp)


@systemstack
def at_least(nbytes: u64) -> u64:
    """How much to scan at once: as little as can be under tinyscan."""
    return nbytes if knobs.tinyscan == u64(0) else u64(1)


@systemstack
def note_unfinished(g: G) -> None:
    """The collector is to finish this goroutine's scan."""
    if g.water == u64(0) or xchg64(g.address() + offsetof(G, "listed"), u64(1)) != u64(0):
        return
    head = unfinished.address()
    while True:
        first = load64(head)
        g.water_next = G.at(first)
        if cas64(head, first, g.address()):
            return


@systemstack
def are_none() -> bool:
    """Whether no scan that was begun is to be finished."""
    return atomic_load64(unfinished.address()) == u64(0)


@systemstack
def finish_all(m: Marker) -> bool:
    """Finish the scans that have begun, and mark meanwhile. Whether there were any."""
    g = G.at(xchg64(unfinished.address(), u64(0)))
    found = not g.is_null()
    while not g.is_null():
        rest = g.water_next
        xchg64(g.address() + offsetof(G, "listed"), u64(0))
        while scan_part(m, g):
            mark.drain(m, BATCH)
            slices.end_slice()
        g = rest
    return found


@systemstack
def scan_part(m: Marker, g: G) -> bool:
    """Scan the next part of a stack; whether there is more."""
    barriers.let_waiters_go_first(g)
    barriers.lock_stack(g)
    if g.water != u64(0):
        scan_on(m, g, PART)
    more = g.water != u64(0)
    barriers.unlock_stack(g)
    return more


@systemstack
def help_scan(m: Marker, g: G) -> None:
    """The goroutine itself scans the next part, unless somebody does something to its stack just now: it does not wait for that."""
    if not barriers.try_lock_stack(g):
        return
    if g.water != u64(0):
        scan_on(m, g, PART)
    barriers.unlock_stack(g)


@systemstack
def scan_on(m: Marker, g: G, most: u64) -> None:
    """Scan from the watermark outwards, and move it. With the lock of the stack."""
    w = m.walk
    w.g = g
    w.expected = g.pending_end - barriers.SIZE if barriers.is_barrier(g.water_pc) else g.pending_end
    w.frames = u64(2)
    walk.arrive(w, g.water)
    first = g.scan_end == u64(0)
    from_slot = w.next_sp
    took = reading.read_and_install(m, g, end_of_part(g, w.next_sp, most))
    if is_done(g, w):
        end_scan(g)
        watermark.lift_watermark(g)
    else:
        watermark.move_watermark(g, w.next_sp)
    if first:
        pacer.note_read(w.next_sp - from_slot)
    stats.note_more_scanned(took, w.frames - u64(2))


@systemstack
def returned_to_watermark() -> None:
    """The goroutine has returned through its watermark; sched_sp points at the slot. Afterwards the slot holds what was there."""
    g = this_worker().g
    slot = this_worker().sched_sp
    barriers.lock_stack(g)
    if g.water == slot:
        if marking.on == u64(0):
            fatal("stack watermark after the end of marking")
        scan_on(Marker.at(this_worker().marker), g, g.water_step)
        if g.water_step < PART:
            g.water_step = g.water_step * u64(2)
    barriers.unlock_stack(g)
    if watermark.is_watermark(atomic_load64(slot)):
        fatal("stack watermark left where its goroutine returns")


@systemstack
def scan_up_to(goroutine: u64, sp: u64) -> None:
    """An exception leaves the frames below SP, and the watermark lies among them: they are read, and some more, so that the marked set
    is the same as if the scan had been in one piece. With the lock of the stack; by the goroutine's worker.
    """
    g = G.at(goroutine)
    while g.water != u64(0) and g.water < sp:
        scan_on(Marker.at(this_worker().marker), g, sp - g.water + LEAST)
