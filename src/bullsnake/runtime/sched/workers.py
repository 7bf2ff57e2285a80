"""Threads: workers beyond the first, begun when there is work and a free processor; and the monitor.

A new worker gets its processor from whoever begins it. Its block is in the list of all before the thread runs, as safe: the world
may be stopped meanwhile. Handlers of signals do not use the block, so that a signal may come before the GS base is set.

The monitor is a thread with a block of its own that is in no list. Each TICK it asks the goroutine of each worker that is in the same
time slice as at the last look to yield, if others wait; and it finds work for a processor that is free where nobody else does:
somebody is next on a worker whose goroutine goes on for long, a timer is late, Ctrl-C has reached no thread that sleeps. It is
begun with the first goroutine beside the main one; not under `sched=seed:N`.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    address_of,
    array,
    fatal,
    i32,
    nosplit,
    release_fence,
    systemstack,
    u64,
    xchg64,
)
from bullsnake.runtime.gc import stats, work
from bullsnake.runtime.os import clock, cores, knobs
from bullsnake.runtime.os.libc import nanosleep, pthread_create
from bullsnake.runtime.sched import proc, processors, queue, runqueue, timers
from bullsnake.runtime.stack import grow, signalstack, threads, worker, world
from bullsnake.runtime.stack.worker import POISON, WAITING, Worker, first_g

TICK: Final = u64(4000000)

thread = Static(array(u64, 1))
tick = Static(array(u64, 2))
count: u64 = u64(1)
monitored = Static(array(u64, 1))


@systemstack
def set_processors() -> None:
    """GOMAXPROCS, or as many as the process may use; one under a seed. The scheduler is told how to begin a worker."""
    processors.account.busy = u64(1)
    processors.account.limit = knobs.maxprocs if knobs.maxprocs != u64(0) else cores.usable()
    if knobs.seed != u64(0):
        processors.account.limit = u64(1)
    stats.processors = processors.account.limit
    processors.begin_worker = address_of(begin)
    proc.begin_monitor = address_of(begin_monitor)


@systemstack
def begin() -> u64:
    """A new worker, which has a processor and searches: 1; 0 without memory for a thread. Under the scheduler's lock."""
    global count
    memory = threads.new_block()
    if memory == u64(0):
        return u64(0)
    block = Worker.at(memory)
    block.marker = work.new_marker()
    if block.marker == u64(0):
        threads.drop_block(memory)
        return u64(0)
    block.number = count
    block.safe = u64(1)
    block.searching = u64(1)
    block.chain = worker.all_workers
    release_fence()
    worker.all_workers = block
    if pthread_create(thread.address(), u64(0), address_of(main), memory) != i32(0):
        return u64(0)
    count = count + u64(1)
    return u64(1)


@systemstack
def main(block: u64) -> u64:
    """A worker's thread."""
    if not threads.enter_thread(block):
        fatal("a thread cannot have a GS base")
    threads.set_tid()
    signalstack.give_signal_stack()
    world.leave_safe()
    proc.run()
    return u64(0)


@systemstack
def begin_monitor() -> u64:
    """Begin the monitor, once; 0 if there is no memory for it."""
    if monitored[u64(0)] != u64(0) or knobs.seed != u64(0) or xchg64(monitored.address(), u64(1)) != u64(0):
        return u64(1)
    memory = threads.new_block()
    if memory != u64(0):
        if pthread_create(thread.address(), u64(0), address_of(monitor), memory) == i32(0):
            return u64(1)
        threads.drop_block(memory)
    xchg64(monitored.address(), u64(0))
    return u64(0)


@systemstack
def monitor(block: u64) -> u64:
    """The monitor's thread."""
    if not threads.enter_thread(block):
        fatal("a thread cannot have a GS base")
    tick[u64(1)] = TICK
    while True:
        nanosleep(tick.address(), u64(0))
        if timers.count != u64(0) and timers.earliest <= clock.now():
            timers.due = u64(1)
        if is_anybody_waiting():
            processors.share()
            look()
    return u64(0)


@systemstack
def is_anybody_waiting() -> bool:
    """Whether anybody wants a turn."""
    if grow.interrupted != u64(0) and first_g.status == WAITING:
        return True
    return timers.due != u64(0) or queue.length != u64(0) or runqueue.is_any_waiting() or runqueue.is_any_next()


@nosplit
def look() -> None:
    """Ask goroutines that run for long to yield."""
    one = worker.all_workers
    while not one.is_null():
        if one.safe == u64(0) and one.ran == one.seen:
            one.preempt = u64(1)
            one.stackguard = POISON
        one.seen = one.ran
        one = one.chain
