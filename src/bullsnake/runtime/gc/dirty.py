"""stackscan=watermark: a stack of which much has changed since its scan is scanned again before mark termination, beside its goroutine.

What mark termination reads of a stack lies between SP and the first stack barrier that has not been hit. A program that returns through
half a million frames and descends again makes that as much as it likes. So when everything else has been marked, the collector
looks round (`settle.py`): each goroutine whose changed part is larger than MOST is scanned again as the first time, in parts, its
newest frames first (`unfinished.py`), but only up to that barrier. Frames outside it have not run since they were read, and stay as
they are.

    put aside   the barriers that have not been hit are taken off and kept, in a table beside the first: the new scan installs its
                own inside them. When it has come to the first of them, they are put back
    rounds      what changes while one round scans, the next one scans: as long as scanning is faster than running that is less each
                time. After ROUNDS of them mark termination has to read what is left

Nothing depends on a second scan for correctness: mark termination reads what has changed since the last one.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, atomic_load64, systemstack, u64, xadd64
from bullsnake.runtime.gc import bound, stats, unfinished
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.stack import barriers, grow, walk
from bullsnake.runtime.stack.worker import DEAD, G

MOST: Final = u64(32768)
ROUNDS: Final = u64(6)

begun = Static(array(u64, 1))


@systemstack
def changed(g: G) -> u64:
    """How many bytes mark termination would read of a stack; 0 if its scan is under way. The goroutine stands, or is the caller's."""
    if g.water != u64(0) or g.status == DEAD or not g.body.is_null():
        return u64(0)
    stop = barriers.stop_of(g)
    return (stop if stop != barriers.WHOLE else g.high) - grow.sp_of(g)


@systemstack
def scan_if_dirty(m: Marker, g: G) -> None:
    """Begin to scan a stack again if much of it has changed. The goroutine stands, or is the caller's."""
    if marking.looks == u64(0) or changed(g) <= unfinished.at_least(MOST):
        return
    barriers.lock_stack(g)
    stop = barriers.stop_of(g)
    barriers.put_aside(g)
    g.scan_end = stop
    walk.begin(m.walk, g, grow.sp_of(g))
    took = unfinished.scan_newest(m, g)
    frames = m.walk.frames
    if knobs.gccheck != u64(0):
        bound.keep_stack(g)
    barriers.unlock_stack(g)
    unfinished.note_unfinished(g)
    stats.note_more_scanned(took, frames)
    xadd64(begun.address(), u64(1))


@systemstack
def count_begun() -> u64:
    """How many second scans have been begun."""
    return atomic_load64(begun.address())
