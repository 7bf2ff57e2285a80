"""A cycle of the collector, phase by phase.

    sweep what the last cycle has left            beside the program
    begin marking                                 world stopped: the flag, black caches
    scan globals, stacks; mark                    beside the program; a goroutine stands while its own stack is scanned
    terminate: re-scan what ran, mark the rest    world stopped: the flag again, the next goal
    remove the stack barriers that are left       beside the program
    sweep, give memory back                       beside the program

One cycle at a time has an owner: the collector's thread, which marks beside the program, on behalf of a worker that has begun the
cycle or of itself; or a worker that collects with the world stopped all the time (at the limit of memory, and under torture). So
only one thread stops the world. `wanted`: a cycle beside the program is due, or runs.

Termination is detected: when the owner finds nothing grey it asks the workers to show what they hold, until nobody has anything. Then
it stops the world and looks again; if there is something after all, the world goes on. The argument is in `barrier`.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    atomic_load64,
    cas64,
    fatal,
    fence,
    offsetof,
    systemstack,
    this_worker,
    u64,
    xchg64,
)
from bullsnake.runtime.gc import bound, digest, dirty, mark, oracle, pacer, roots, settle, slices, stats, unfinished, work
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import central, marking, sweep
from bullsnake.runtime.os import clock, knobs, lock
from bullsnake.runtime.stack import running, worker, world
from bullsnake.runtime.stack.worker import DEAD, POISON, Worker

ALL: Final = u64(0xFFFFFFFFFFFFFFFF)
BATCH: Final = u64(1024)
MOST_TRIES: Final = u64(8)
NAP: Final = u64(20000)

owner = Static(array(u64, 1))
wanted = Static(array(u64, 1))
napping = Static(array(u64, 1))
nap_time = Static(array(u64, 2))


@systemstack
def own_as_worker() -> None:
    """Become the owner. A worker that has to wait is safe meanwhile, its goroutine's stack can be scanned, and may move."""
    while not cas64(owner.address(), u64(0), u64(1)):
        g = this_worker().g
        running.save_sp(g)
        running.release(g)
        world.enter_safe()
        lock.sleep_while(owner.address(), u64(1), u64(0))
        world.leave_safe()
        running.claim(g)
        running.restore_sp(g)


@systemstack
def disown() -> None:
    """The cycle is over."""
    xchg64(owner.address(), u64(0))
    lock.wake(owner.address(), lock.ALL)


@systemstack
def begin_beside() -> None:
    """Begin a cycle beside the program, by the collector's thread."""
    sweep.finish()
    stats.next_cycle()
    asked = clock.now()
    world.stop_all()
    stopped = clock.now()
    begin_marking()
    world.go_on()
    stats.note_stop(asked, stopped, u64(0))


@systemstack
def begin_as_worker() -> None:
    """Begin a cycle beside the program, by a worker that allocates: it need not wait for another thread. All is swept."""
    stats.next_cycle()
    asked = clock.now()
    while not world.stop():
        pass
    stopped = clock.now()
    begin_marking()
    this_worker().sched_sp = this_worker().g.sp
    world.go_on()
    stats.note_stop(asked, stopped, u64(0))


@systemstack
def run_beside(m: Marker) -> None:
    """The cycle that has begun, up to the end of marking. By the collector's thread."""
    roots.scan_globals(m)
    mark_beside(m)
    tries = u64(0)
    while not try_to_terminate(m, tries):
        tries = tries + u64(1)
        mark_beside(m)
    roots.take_off_left()
    stats.end_cycle()


@systemstack
def run_stopped(m: Marker) -> None:
    """A whole cycle with the world stopped, by a worker."""
    sweep.finish()
    stats.next_cycle()
    began = clock.now()
    begin_marking()
    roots.scan_globals(m)
    roots.scan_standing_all(m)
    terminate(m, True)
    stats.note_stop(began, began, u64(1))
    stats.end_cycle()


@systemstack
def begin_marking() -> None:
    """The world stands: from now on stores are shaded and what is handed out is black."""
    stats.current.before = central.handed_out()
    marking.number = marking.number + u64(1)
    work.reset()
    if knobs.gccheck != u64(0):
        bound.begin_copies()
    left = u64(0)
    one = worker.all_workers
    while not one.is_null():
        left = left + central.blacken_caches(one.alloc_free.address(), one.alloc_end.address())
        one = one.chain
    pacer.note_start(central.handed_out() - left)
    marking.on = u64(1)


@systemstack
def mark_beside(m: Marker) -> None:
    """Scan stacks and mark, until this thread finds nothing grey and every goroutine has been scanned."""
    pending = u64(1)
    while pending != u64(0):
        pending = roots.scan_standing(m)
        unfinished.finish_all(m)
        if not mark.drain(m, BATCH) and pending != u64(0):
            nap()
    if knobs.stackscan == knobs.SCAN_WATERMARK:
        while mark.drain(m, BATCH):
            slices.end_slice()
        mark_and_settle(m)
    else:
        mark_all(m)


@systemstack
def mark_all(m: Marker) -> None:
    """Mark until nobody holds anything grey."""
    while mark.drain(m, BATCH) or others_show_grey(m):
        slices.end_slice()


@systemstack
def mark_and_settle(m: Marker) -> None:
    """Mark until nobody holds anything grey, and meanwhile scan those again that have run, and stacks of which much has changed, for
    some rounds (`settle.py`, `dirty.py`). Running goroutines look at their stacks before they show their grey.

    Who began to look before `looks` was off may begin a second scan later: mark termination does not take place then.
    """
    rounds = u64(0)
    marking.looks = u64(1)
    marking.settles = u64(1)
    while settle_and_mark(m) and rounds < dirty.ROUNDS:
        rounds = rounds + u64(1)
    marking.looks = u64(0)
    if unfinished.finish_all(m):
        mark_all(m)


@systemstack
def settle_and_mark(m: Marker) -> bool:
    """A round; whether there was much to do, so that another one is worth it."""
    begun = dirty.count_begun()
    roots.scan_standing(m)
    settled = settle.settle_round(m)
    mark_all(m)
    unfinished.finish_all(m)
    return dirty.count_begun() != begun or settled > settle.FEW


@systemstack
def others_show_grey(m: Marker) -> bool:
    """Have every worker that is not safe show what it holds, each at its next check or poll; whether there was anything.

    Meanwhile nobody else takes grey objects. Who has seen the round has seen that, too, and so keeps none.
    """
    work.closing = u64(1)
    fence()
    marking.round = marking.round + u64(1)
    fence()
    found = False
    one = worker.all_workers
    while not one.is_null() and not found:
        found = shows_grey(m, one)
        one = one.chain
    if found or not work.shared.is_null():
        work.closing = u64(0)
        return True
    return False


@systemstack
def shows_grey(m: Marker, one: Worker) -> bool:
    """Wait until a worker has seen the round, or is safe; whether this thread has found something to do meanwhile."""
    seen = one.address() + offsetof(Worker, "round")
    safe = one.address() + offsetof(Worker, "safe")
    while atomic_load64(safe) == u64(0) and atomic_load64(seen) != marking.round:
        one.stackguard = POISON
        if mark.drain(m, BATCH):
            return True
        nap()
    return False


@systemstack
def nap() -> None:
    """Wait a moment."""
    nap_time[u64(1)] = NAP
    lock.sleep_while(napping.address(), u64(0), nap_time.address())


@systemstack
def try_to_terminate(m: Marker, tries: u64) -> bool:
    """Stop the world, and end the marking if nothing is grey; after some tries in any case."""
    asked = clock.now()
    world.stop_all()
    stopped = clock.now()
    give_all_to_shared()
    done = (work.shared.is_null() and unfinished.are_none()) or tries >= MOST_TRIES
    if done:
        unfinished.finish_all(m)
        terminate(m, False)
    world.go_on()
    stats.note_stop(asked, stopped, u64(1))
    return done


@systemstack
def give_all_to_shared() -> None:
    """What threads hold goes where the owner finds it. With the world stopped."""
    other = work.all_markers
    while not other.is_null():
        work.give_all(other)
        other = other.chain


@systemstack
def terminate(m: Marker, whole: bool) -> None:
    """Mark termination, with the world stopped. whole: it has been stopped all the time, so that nothing dead may be marked."""
    g = running.take_ran()
    while not g.is_null():
        roots.scan_again(m, g)
        g = running.take_ran()
    roots.scan_in_flight(m)
    while mark.drain(m, ALL):
        pass
    work.check_empty()
    if knobs.gccheck != u64(0):
        check_scanned()
        oracle.compare(whole)
        stats.current.digest = digest.of_marked()
    marking.on = u64(0)
    marking.looks = u64(0)
    marking.settles = u64(0)
    work.closing = u64(0)
    end_marking()


@systemstack
def check_scanned() -> None:
    """Every goroutine has been scanned, and each frame that stands has been read."""
    g = worker.all_gs
    while not g.is_null():
        if roots.needs_scan(g):
            fatal("gc: scan missed a goroutine")
        if g.status != DEAD and g.body.is_null() and (g.complete != marking.number or g.water != u64(0)):
            fatal("gc: marking ends before a stack has been scanned")
        g = g.chain


@systemstack
def end_marking() -> None:
    """Count what lives, hand over to the sweepers, decide on the next cycle."""
    worked = work.marked_bytes()
    stats.current.after = central.handed_out()
    one = worker.all_workers
    while not one.is_null():
        at = one.address()
        central.flush_caches(one.alloc_free.address(), one.alloc_end.address(), at + offsetof(Worker, "current"))
        one = one.chain
    black = central.handed_out() - pacer.at_start
    survived = worked + black
    central.handed[u64(0)] = survived
    lock.acquire(sweep.guarded.address())
    sweep.start()
    lock.unlock(sweep.guarded.address())
    pacer.learn(black, survived)
    pacer.set_goal(survived)
    stats.current.live = survived
    stats.current.marked = worked
    stats.current.allocated = black
    stats.current.goal = pacer.goal
