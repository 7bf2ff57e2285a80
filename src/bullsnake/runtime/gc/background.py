"""The collector's thread: it sleeps until an allocation finds that a collection is due, and then marks and sweeps beside the program.

It begins with the first collection. It is no worker: it runs no goroutine, and nobody stops it. Where no thread can be had, who
allocates collects with the world stopped.
"""

from __future__ import annotations

from bullsnake.dialect import (
    Static,
    address_of,
    array,
    atomic_load64,
    cas64,
    fatal,
    i32,
    safepoint,
    sizeof,
    systemstack,
    this_worker,
    u64,
    xchg64,
)
from bullsnake.runtime.gc import collect, cycle, scavenge, work
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import central, heap, sweep
from bullsnake.runtime.os import clock, knobs, lock
from bullsnake.runtime.os.libc import pthread_create
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.stack import pauses, signalstack, threads
from bullsnake.runtime.stack.worker import Worker

wanted = Static(array(u64, 1))
begun = Static(array(u64, 1))
thread = Static(array(u64, 1))
alone: u64 = u64(0)


@systemstack
@safepoint
def begin_cycle() -> None:
    """The heap has grown enough: have the collector's thread begin, unless it has been asked already."""
    if knobs.gcstop != u64(0) or alone != u64(0):
        collect.collect()
        return
    if atomic_load64(wanted.address()) != u64(0):
        return
    if cas64(begun.address(), u64(0), u64(1)):
        begin_thread()
    if cas64(wanted.address(), u64(0), u64(1)):
        lock.wake(wanted.address(), u64(1))


@systemstack
def begin_thread() -> None:
    """Begin the collector's thread."""
    global alone
    memory = reserve(sizeof(Worker))
    if memory != u64(0):
        block = Worker.at(memory)
        threads.init_block(block)
        block.marker = work.new_marker()
        if pthread_create(thread.address(), u64(0), address_of(main_of_collector), memory) == i32(0):
            return
    alone = u64(1)


@systemstack
def main_of_collector(block: u64) -> u64:
    """The collector's thread."""
    if not threads.enter_thread(block):
        fatal("a thread cannot have a GS base")
    threads.set_tid()
    signalstack.give_signal_stack()
    while True:
        if knobs.gcalways == u64(0):
            lock.sleep_while(wanted.address(), u64(0), u64(0))
        if atomic_load64(wanted.address()) != u64(0) or knobs.gcalways != u64(0):
            collect_beside()
    return u64(0)


@systemstack
def collect_beside() -> None:
    """One cycle, if it is still due, with the sweep."""
    cycle.own()
    due = central.handed_out() >= heap.trigger or knobs.gcalways != u64(0)
    if due:
        cycle.run_beside(Marker.at(this_worker().marker))
    cycle.disown()
    xchg64(wanted.address(), u64(0))
    if due:
        began = clock.now()
        sweep.finish()
        pauses.note_pause(pauses.SWEEP, u64(0), began)
        scavenge.scavenge()
