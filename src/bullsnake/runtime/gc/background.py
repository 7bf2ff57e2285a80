"""The collector's thread: it sleeps until an allocation finds that a collection is due, and then marks and sweeps beside the program.

A worker that allocates begins the cycle itself, so that it is not the system's scheduler that decides when marking begins: `marks`
says so. The thread begins with the first collection (under gcalways, with the program). It is no worker: it runs no goroutine, and
nobody stops it. It leaves the core of that worker, lest the goroutine there stand while it marks (`os/cores.py`). Where no thread can
be had, who allocates collects with the world stopped.

No cycle is begun and then forgotten: the owner alone takes `wanted` back, before it gives the cycle up, and a worker that becomes
the owner sets it again: what it set before may have been taken back. So the collector's thread is awake, or is woken.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    address_of,
    array,
    atomic_load64,
    atomic_store64,
    cas64,
    fatal,
    i32,
    safepoint,
    systemstack,
    this_worker,
    u64,
    xchg64,
)
from bullsnake.runtime.gc import assist, collect, cycle, pacer, scavenge, slices, work
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import central, heap, sweep
from bullsnake.runtime.os import clock, cores, knobs, lock
from bullsnake.runtime.os.libc import pthread_create
from bullsnake.runtime.stack import pauses, signalstack, threads
from bullsnake.runtime.stack.worker import Worker

MILLISECOND: Final = u64(1000000)

begun = Static(array(u64, 1))
thread = Static(array(u64, 1))
marks = Static(array(u64, 1))
awake = Static(array(u64, 1))
begun_on = Static(array(u64, 1))
rest = Static(array(u64, 2))
alone: u64 = u64(0)


@systemstack
@safepoint
def begin_cycle() -> None:
    """The heap has grown enough: sweep what is left, begin to mark, and have the collector's thread go on. Stacks may move."""
    if knobs.gcstep != u64(0):
        return
    if knobs.gcstop != u64(0) or alone != u64(0):
        collect.collect()
        return
    if this_worker().sched_sp <= u64(1):
        return
    if not cas64(cycle.wanted.address(), u64(0), u64(1)):
        if pacer.past_goal(pacer.SIXTEENTH):
            assist.await_collector()
        return
    if cas64(begun.address(), u64(0), u64(1)) and not begin_thread():
        xchg64(cycle.wanted.address(), u64(0))
        collect.collect()
        return
    if cas64(cycle.owner.address(), u64(0), u64(1)):
        atomic_store64(cycle.wanted.address(), u64(1))
        sweep.finish()
        cycle.begin_as_worker()
        atomic_store64(begun_on.address(), cores.current())
        assist.scan_self()
        atomic_store64(marks.address(), u64(1))
    lock.wake(cycle.wanted.address(), u64(1))


@systemstack
def begin_always() -> None:
    """Under gcalways the thread is at work when the program begins: small programs, too, have collections."""
    if knobs.gcalways == u64(0) or not cas64(begun.address(), u64(0), u64(1)):
        return
    if not begin_thread():
        fatal("gcalways: no memory for the collector's thread")
    while atomic_load64(awake.address()) == u64(0):
        cycle.nap()


@systemstack
def begin_thread() -> bool:
    """Begin the collector's thread; False if there is no memory for one."""
    global alone
    memory = threads.new_block()
    if memory != u64(0):
        block = Worker.at(memory)
        block.marker = work.new_marker()
        has_marker = block.marker != u64(0)
        if has_marker and pthread_create(thread.address(), u64(0), address_of(main_of_collector), memory) == i32(0):
            return True
        threads.drop_block(memory)
    alone = u64(1)
    return False


@systemstack
def main_of_collector(block: u64) -> u64:
    """The collector's thread."""
    if not threads.enter_thread(block):
        fatal("a thread cannot have a GS base")
    threads.set_tid()
    signalstack.give_signal_stack()
    atomic_store64(awake.address(), u64(1))
    while True:
        if knobs.gcalways == u64(0):
            lock.sleep_while(cycle.wanted.address(), u64(0), u64(0))
        elif knobs.gcalways > u64(1):
            rest[u64(1)] = (knobs.gcalways - u64(1)) * MILLISECOND
            lock.sleep_while(cycle.wanted.address(), u64(0), rest.address())
        if atomic_load64(cycle.wanted.address()) != u64(0) or knobs.gcalways != u64(0):
            collect_beside()
    return u64(0)


@systemstack
def collect_beside() -> None:
    """One cycle: the one that a worker has begun, or one that is still due; with the sweep."""
    if atomic_load64(marks.address()) != u64(0):
        cores.step_aside(atomic_load64(begun_on.address()))
    elif not begin_here():
        return
    cycle.run_beside(Marker.at(this_worker().marker))
    atomic_store64(marks.address(), u64(0))
    xchg64(cycle.wanted.address(), u64(0))
    cycle.disown()
    began = clock.now()
    while sweep.finish_some(sweep.BATCH):
        slices.end_slice()
    pauses.note_pause(pauses.SWEEP, u64(0), began)
    scavenge.scavenge()


@systemstack
def begin_here() -> bool:
    """Begin a cycle, if it is due; or take over the one that a worker begins at the same time."""
    while not cas64(cycle.owner.address(), u64(0), u64(1)):
        if atomic_load64(marks.address()) != u64(0):
            return True
        cycle.nap()
    if central.handed_out() < heap.trigger and knobs.gcalways == u64(0):
        xchg64(cycle.wanted.address(), u64(0))
        cycle.disown()
        return False
    cycle.begin_beside()
    return True
