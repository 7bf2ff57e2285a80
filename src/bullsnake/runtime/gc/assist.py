"""A goroutine's share of the collector's work: its own stack, and marking when it allocates too fast."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import atomic_load64, atomic_store64, offsetof, safepoint, systemstack, this_worker, u64
from bullsnake.runtime.gc import cycle, dirty, mark, pacer, roots, unfinished, work
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import clock
from bullsnake.runtime.stack import pauses, running, world
from bullsnake.runtime.stack.worker import G, Worker

MOST: Final = u64(65536)
BATCH: Final = u64(16)
BATCHES: Final = u64(64)


@systemstack
@safepoint
def assist() -> None:
    """Marking is on and this goroutine allocates: do what is lacking, up to a bound. Who is past the goal all the same waits."""
    lacking = pacer.lacking(work.marked_bytes())
    if lacking != u64(0) and work.closing == u64(0):
        help_along(lacking if lacking < MOST else MOST)
    if pacer.past_goal(pacer.SIXTEENTH):
        await_collector()


@systemstack
def help_along(nbytes: u64) -> None:
    """Mark that many bytes, if there is something grey that this thread can get; if not, scan some of this goroutine's stack. Objects
    that lead to no others bring marking forward, too, so that the number of those looked at has a bound as well.
    """
    m = Marker.at(this_worker().marker)
    began = clock.now()
    if m.buffer.count != u64(0) or work.take(m):
        enough = m.marked + nbytes
        left = BATCHES
        while m.marked < enough and left != u64(0) and mark.drain(m, BATCH):
            left = left - u64(1)
    elif this_worker().g.water != u64(0):
        unfinished.help_scan(m, this_worker().g)
    else:
        return
    pauses.note_pause(pauses.ASSIST, this_worker().g.number, began)


@systemstack
@safepoint
def await_collector() -> None:
    """The collector does not keep up, and there is nothing to help with: leave it the core for a moment, or, far past the goal, until
    the cycle is over. Stacks may move.
    """
    began = clock.now()
    g = this_worker().g
    running.save_sp(g)
    running.release(g)
    world.enter_safe()
    cycle.nap()
    while atomic_load64(cycle.wanted.address()) != u64(0) and pacer.past_goal(pacer.HALF):
        cycle.nap()
    world.leave_safe()
    running.claim(g)
    running.restore_sp(g)
    pauses.note_pause(pauses.AWAIT, g.number, began)


@systemstack
def scan_self() -> None:
    """This worker's goroutine has stopped at a check or poll: if its stack has not been scanned yet, it does that itself."""
    g = this_worker().g
    if marking.looks != u64(0) and g.scanned == marking.number:
        look_at_own(g)
    show_grey()
    if marking.on == u64(0) or g.scanned == marking.number:
        return
    began = clock.now()
    roots.scan_first(Marker.at(this_worker().marker), g)
    running.note_run(g)
    pauses.note_pause(pauses.SCAN, g.number, began)


@systemstack
def look_at_own(g: G) -> None:
    """The collector looks for stacks that have changed much. What is found is shown in the same round."""
    began = clock.now()
    dirty.scan_if_dirty(Marker.at(this_worker().marker), g)
    pauses.note_pause(pauses.SCAN, g.number, began)


@systemstack
def show_grey() -> None:
    """This worker's grey objects go where the collector finds them: at a check or poll, and before it is safe."""
    if marking.on != u64(0):
        work.give_all(Marker.at(this_worker().marker))
        atomic_store64(this_worker().self.address() + offsetof(Worker, "round"), marking.round)
