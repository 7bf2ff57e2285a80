"""The search for a goroutine: what a worker does that has none of its own.

It looks into the global queue and steals from others' rings, for some rounds: somebody who is running is likely to wake somebody soon,
and a search is cheaper than a sleep and a wake-up. It stops at once if nobody runs who could.

Then, once, it looks at what others have as their next. Whoever is next somewhere will mostly run there at once, with warm caches: it is
taken only if that worker has not taken a turn during a nap. Napping instead of spinning leaves the core to whoever needs it.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, atomic_load64, cas64, systemstack, this_worker, u64
from bullsnake.runtime.os import lock
from bullsnake.runtime.os.libc import nanosleep
from bullsnake.runtime.sched import processors, queue, runqueue
from bullsnake.runtime.stack import worker, world
from bullsnake.runtime.stack.worker import G, Worker

ROUNDS: Final = u64(50)
NAP: Final = u64(3000)
nap_time = Static(array(u64, 2))


@systemstack
def search() -> G:
    """A goroutine that can run, from anywhere; null if there seems to be none."""
    rounds = ROUNDS
    while rounds != u64(0):
        g = take_global()
        if g.is_null():
            g = steal()
        if not g.is_null():
            return g
        if processors.account.busy <= processors.account.searching:
            return g
        let_world_stop()
        rounds = rounds - u64(1)
    return steal_next()


@systemstack
def let_world_stop() -> None:
    """A worker that searches has no goroutine that could be stopped: it stops by itself."""
    if world.stopping() != u64(0):
        world.enter_safe()
        world.leave_safe()


@systemstack
def take_global() -> G:
    """The first of the global queue."""
    if queue.length == u64(0):
        return G.null()
    lock.acquire(queue.guarded.address())
    g = queue.pop()
    lock.unlock(queue.guarded.address())
    return g


@systemstack
def steal() -> G:
    """Half of the first ring that has any, from the worker behind this one on."""
    one = after(this_worker().self)
    while one != this_worker().self:
        if runqueue.is_waiting(one):
            g = runqueue.steal_half(one)
            if not g.is_null():
                return g
        one = after(one)
    return G.null()


@systemstack
def after(one: Worker) -> Worker:
    """The next worker in the list of all, round and round."""
    return worker.all_workers if one.chain.is_null() else one.chain


@systemstack
def steal_next() -> G:
    """What another worker has as its next, if it has that for long."""
    one = after(this_worker().self)
    while one != this_worker().self:
        found = atomic_load64(runqueue.next_of(one))
        if found != u64(0):
            turns = one.turns
            nap()
            if one.turns == turns and cas64(runqueue.next_of(one), found, u64(0)):
                return G.at(found)
        one = after(one)
    return G.null()


@systemstack
def nap() -> None:
    """Sleep for a moment."""
    nap_time[u64(1)] = NAP
    world.enter_safe()
    nanosleep(nap_time.address(), u64(0))
    world.leave_safe()
