"""gcstep=N: a collection beside the program in two steps, each at an Nth check or poll, by the goroutine that comes there.

With gcalloc=M an Mth allocation makes a step, too: where allocations are does not depend on how a program is compiled.

    first step    the world stops, every stack is scanned, stack barriers are installed; then the program runs on, and stores are shaded
    second step   mark termination

Between the steps barriers are hit, unwound and moved, objects are made and shaded, as in a real cycle; but where it begins and ends
is decided by the program alone. So one program under one seed has the same cycles again, whatever the strategy of scanning. (Those that
allocation would begin do not take place.)
"""

from __future__ import annotations

from bullsnake.dialect import Static, array, cas64, safepoint, systemstack, this_worker, u64, xchg64
from bullsnake.runtime.gc import cycle, roots, stats, unfinished
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import sweep
from bullsnake.runtime.os import clock
from bullsnake.runtime.stack import world

under_way = Static(array(u64, 1))


@systemstack
@safepoint
def step() -> None:
    """Begin a cycle, or end the one that is under way. Stacks may move."""
    if this_worker().sched_sp <= u64(1):
        return
    if under_way[u64(0)] != u64(0):
        finish_steps()
    elif cas64(cycle.owner.address(), u64(0), u64(1)):
        begin_steps()
        xchg64(under_way.address(), u64(1))


@systemstack
def begin_steps() -> None:
    """The first step, by the owner."""
    sweep.finish()
    stats.next_cycle()
    asked = clock.now()
    while not world.stop():
        pass
    stopped = clock.now()
    cycle.begin_marking()
    m = Marker.at(this_worker().marker)
    roots.scan_globals(m)
    roots.scan_first_all(m)
    this_worker().sched_sp = this_worker().g.sp
    world.go_on()
    stats.note_stop(asked, stopped, u64(0))


@systemstack
def finish_steps() -> None:
    """The second step, by whoever comes first. Does nothing if no cycle is under way."""
    if not cas64(under_way.address(), u64(1), u64(0)):
        return
    asked = clock.now()
    while not world.stop():
        pass
    stopped = clock.now()
    unfinished.finish_all(Marker.at(this_worker().marker))
    cycle.give_all_to_shared()
    cycle.terminate(Marker.at(this_worker().marker), False)
    this_worker().sched_sp = this_worker().g.sp
    world.go_on()
    stats.note_stop(asked, stopped, u64(1))
    roots.take_off_left()
    stats.end_cycle()
    cycle.disown()


@systemstack
def own_after_steps() -> None:
    """Become the owner, for a collection with the world stopped. A cycle that is under way is ended here: nobody else need come by."""
    while not cas64(cycle.owner.address(), u64(0), u64(1)):
        finish_steps()
        world.pause()
