"""stackscan=watermark: a goroutine that returns through a stack barrier, or leaves it by an exception, puts the next one nearer.

Barriers lie at distances that double. So a program that has returned through half of a deep stack has its next one at the other end
of the other half, and mark termination would read all up to there, though hardly a frame of it has run. Here whoever hits a barrier
installs another one STEP further out, unless the next is near anyway. What mark termination reads is then what the program has called
since the last scan, and STEP; and a second scan (`dirty.py`) reads no more.

Any frame that has been read may get a barrier: the argument in `stack/barriers.py` holds for any set of frames. A frame outside the
watermark has not been read, and gets none.

Cost: a walk over STEP bytes for each STEP bytes of returns. The entry of the barrier that was hit is used again, so the table needs no
room.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, this_worker, u64
from bullsnake.runtime.gc import stats, unfinished
from bullsnake.runtime.gc.reading import CHUNK
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.stack import barriers, walk
from bullsnake.runtime.stack.worker import G

STEP: Final = u64(65536)


@systemstack
def returned_to_barrier() -> None:
    """The goroutine has returned through its next stack barrier; sched_sp points at the slot, which then holds the return PC again."""
    g = this_worker().g
    slot = this_worker().sched_sp
    barriers.lock_stack(g)
    barriers.pass_told(g, slot)
    if marking.on != u64(0):
        put_nearer(Marker.at(this_worker().marker), g, slot)
    barriers.unlock_stack(g)


@systemstack
def left_barriers(goroutine: u64, slot: u64) -> None:
    """An exception has left frames with barriers, which counts as hits. With the lock of the stack; by the goroutine's worker."""
    if marking.on != u64(0) and knobs.stackscan == knobs.SCAN_WATERMARK:
        g = G.at(goroutine)
        put_nearer(Marker.at(this_worker().marker), g, slot)
        barriers.note_passed(g, slot)


@systemstack
def put_nearer(m: Marker, g: G, slot: u64) -> None:
    """Install a barrier STEP outside of a slot, if what has been read goes on twice as far without one."""
    step = unfinished.at_least(STEP)
    end = read_end(g)
    if end - slot <= step * u64(2):
        return
    w = m.walk
    w.g = g
    w.expected = g.pending
    walk.arrive(w, slot)
    while w.next_sp < slot + step and not walk.is_over(w):
        walk.collect_roots(w, m.roots, m.roots + CHUNK, slot + step)
    if w.next_sp < end and barriers.install_nearer(g, w.next_sp, w.next_sp + u64(8), w.pc):
        stats.note_installed(u64(1))


@systemstack
def read_end(g: G) -> u64:
    """Where the frames end that have been read and have no barrier."""
    stop = barriers.stop_of(g)
    end = stop if stop != barriers.WHOLE else g.high
    return g.water if g.water != u64(0) and g.water < end else end
