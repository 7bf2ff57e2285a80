"""Scanning a stack: one strategy, stackscan=, behind two entry points, `first` and `again`.

    rescan      what Go did before stack barriers: both scans read the whole stack
    barriers    the first scan reads the whole stack and installs stack barriers at exponentially spaced frames; the second, in mark
                termination, reads up to the lowest that was not hit (`stack/barriers.py` holds the argument)
    watermark   as barriers, but the first scan goes on beside the goroutine (`unfinished.py`), and what changes is scanned before mark
                termination (`dirty.py`, `settle.py`)
"""

from __future__ import annotations

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.gc import bound, pacer, reading, stats, unfinished
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.stack import barrierlog, barriers, grow, walk
from bullsnake.runtime.stack.worker import G


@systemstack
def first(m: Marker, g: G) -> None:
    """The first scan of a goroutine's stack in a cycle that goes on beside the program; the goroutine stands."""
    barriers.check_none(g)
    barrierlog.log_scan(grow.sp_of(g), g)
    barriers.lock_stack(g)
    walk.begin(m.walk, g, grow.sp_of(g))
    if knobs.stackscan == knobs.SCAN_WHOLE:
        took = reading.read_up_to(m, barriers.WHOLE)
    elif knobs.stackscan == knobs.SCAN_WATERMARK:
        took = unfinished.scan_newest(m, g)
    else:
        reading.begin_barriers(g, m.walk.next_sp)
        took = reading.read_and_install(m, g, barriers.WHOLE)
    if walk.is_over(m.walk):
        g.complete = marking.number
    frames = m.walk.frames
    whole = g.high - grow.sp_of(g)
    pacer.note_stack(whole, whole if g.water == u64(0) else g.water - grow.sp_of(g))
    if knobs.gccheck != u64(0):
        bound.keep_stack(g)
    barriers.unlock_stack(g)
    unfinished.note_unfinished(g)
    stats.note_scan(took, frames, whole)


@systemstack
def only(m: Marker, g: G) -> None:
    """The only scan in a cycle for which the world stands still."""
    walk.begin(m.walk, g, grow.sp_of(g))
    took = reading.read_up_to(m, barriers.WHOLE)
    g.complete = marking.number
    whole = g.high - grow.sp_of(g)
    pacer.note_stack(whole, whole)
    stats.note_scan(took, m.walk.frames, whole)


@systemstack
def again(m: Marker, g: G) -> None:
    """The scan in mark termination: of what may have changed since the first one. The barriers come off."""
    sp = grow.sp_of(g)
    stop = barriers.stop_of(g)
    hit = barriers.last_hit(g)
    if barriers.have_barriers(g):
        barrierlog.log_rescan(sp, stop, g)
    if knobs.gccheck != u64(0):
        bound.check_unchanged(g, stop)
    take_off(g)
    if knobs.gccheck != u64(0):
        bound.check_extent(m.walk, g, sp, stop, hit)
    walk.begin(m.walk, g, sp)
    took = reading.read_up_to(m, stop)
    if stop == barriers.WHOLE:
        g.complete = marking.number
    stats.note_rescan(took, m.walk.frames, (stop if stop != barriers.WHOLE else g.high) - sp)


@systemstack
def read_changed(m: Marker, g: G) -> None:
    """The scan, beside the program, of what may have changed since the last one, of a goroutine that stands. The barriers stay."""
    barriers.lock_stack(g)
    stop = barriers.stop_of(g)
    walk.begin(m.walk, g, grow.sp_of(g))
    took = reading.read_up_to(m, stop)
    if stop == barriers.WHOLE:
        g.complete = marking.number
    barriers.unlock_stack(g)
    stats.note_more_scanned(took, m.walk.frames)


@systemstack
def take_off(g: G) -> None:
    """Remove a goroutine's barriers, and count them."""
    if barriers.have_barriers(g):
        stats.note_barriers(barriers.count_hit(g), barriers.count_pending(g))
        barriers.remove_barriers(g)
