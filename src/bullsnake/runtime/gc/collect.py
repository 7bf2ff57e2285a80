"""A collection that the caller waits for, with the world stopped: at the limit of memory, and under torture."""

from __future__ import annotations

from bullsnake.dialect import safepoint, systemstack, this_worker, u64
from bullsnake.runtime.gc import cycle, pacer, steps
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.os import clock, knobs
from bullsnake.runtime.stack import pauses, world


@systemstack
def init_gc() -> None:
    """Before the first allocation."""
    pacer.set_goal(u64(0))


@systemstack
@safepoint
def collect() -> None:
    """Collect everything that is dead now. Stacks may move."""
    if this_worker().sched_sp <= u64(1):
        return
    began = clock.now()
    if knobs.gcstep != u64(0):
        steps.own_after_steps()
    else:
        cycle.own_as_worker()
    while not world.stop():
        pass
    cycle.run_stopped(Marker.at(this_worker().marker))
    this_worker().sched_sp = this_worker().g.sp
    world.go_on()
    cycle.disown()
    pauses.note_pause(pauses.AWAIT, this_worker().g.number, began)
