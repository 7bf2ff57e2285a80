"""Processors: how many workers run goroutines, who looks for work, who sleeps; and why no wake-up is lost.

A worker holds one of `limit` processors (GOMAXPROCS) while it runs goroutines or searches for one, and gives it up to sleep or for
a blocking call. busy: processors held. searching: workers that hold one and look for a goroutine. idle: workers that sleep.
granted: processors that were given to idle workers which have not woken yet; they are counted as busy and searching already.
blocked: goroutines in blocking calls. All change under `queue.guarded`, searching by atomics as well; all are read without it.

Waking costs a call of the system, so it is done only if a processor is free and nobody searches. The rule that is kept:

    While a goroutine is in a ring or in the global queue, all processors are busy with goroutines, or somebody searches.

A goroutine is put first, then `share` looks at busy and searching; a worker that gives up first changes busy or searching, then looks
at all queues (`give_up`, and `end_search` for the last that searches). Both are sequentially consistent: whichever comes second
sees the other. So either share wakes somebody, or the worker that gives up finds the goroutine and keeps its processor. A searcher
that has found something leaves the search with the same look: there may be more, for somebody else.

A goroutine in some worker's `run_next` is not counted: it will be that worker's next, mostly at once. If what runs there goes on for
long instead, a thief takes it (`search`), whom its arrival has woken by the same rule, or the monitor wakes one at its next tick.

A worker that comes back from a blocking call without a processor is counted as idle before it leaves the lock: the next wish for a
worker finds it, though it does not sleep yet, and begins no other.

A new timer that is earlier than all, or the main goroutine interrupted, concern idle workers, too: who sleeps looks at both after
it has counted itself as idle, and who sets a timer looks at idle afterwards.

The bell is the word on which idle workers sleep. Who wakes one adds to it under the lock; a worker that has read it before it left
the lock does not fall asleep on a newer value.
"""

from __future__ import annotations

from bullsnake.dialect import (
    Static,
    Struct,
    atomic_load64,
    call0,
    fence,
    nosplit,
    offsetof,
    store64,
    systemstack,
    this_worker,
    u64,
    xadd64,
)
from bullsnake.runtime import hooks
from bullsnake.runtime.os import clock, knobs, lock
from bullsnake.runtime.sched import queue, runqueue, timers
from bullsnake.runtime.stack import grow, world
from bullsnake.runtime.stack.worker import RUNNABLE, WAITING, G, first_g


class Account(Struct):
    """See above."""

    limit: u64
    busy: u64
    searching: u64
    idle: u64
    granted: u64
    blocked: u64
    bell: u64


account = Static(Account)
begin_worker: u64 = u64(0)


@nosplit
def searching_at() -> u64:
    """Where the number of searchers lies."""
    return account.address() + offsetof(Account, "searching")


@nosplit
def is_one_free() -> bool:
    """Whether a processor is free and nobody searches."""
    busy = atomic_load64(account.address() + offsetof(Account, "busy"))
    return busy < account.limit and atomic_load64(searching_at()) == u64(0)


@systemstack
def ready(g: G) -> None:
    """A goroutine can run: it is the next of this worker."""
    g.status = RUNNABLE
    if knobs.seed != u64(0):
        put_global(g)
    else:
        runqueue.put_next(g)
    share()


@systemstack
def ready_last(g: G) -> None:
    """A goroutine can run, after all others of this worker."""
    g.status = RUNNABLE
    if knobs.seed != u64(0):
        put_global(g)
    else:
        runqueue.put_last(g)
    share()


@systemstack
def put_global(g: G) -> None:
    """At the end of the global queue."""
    lock.acquire(queue.guarded.address())
    queue.append(g)
    lock.unlock(queue.guarded.address())


@systemstack
def share() -> None:
    """There is work: if a processor is free and nobody searches, a worker gets it, and searches."""
    if not is_one_free():
        return
    lock.acquire(queue.guarded.address())
    if is_one_free():
        wake_worker()
    lock.unlock(queue.guarded.address())


@systemstack
def wake_worker() -> None:
    """Give a processor to an idle worker, or to a new one. Under the lock. Without memory for a thread nothing happens."""
    account.busy = account.busy + u64(1)
    xadd64(searching_at(), u64(1))
    if account.idle > account.granted:
        account.granted = account.granted + u64(1)
        account.bell = account.bell + u64(1)
        lock.wake(account.address() + offsetof(Account, "bell"), u64(1))
    elif call0(begin_worker) == u64(0):
        account.busy = account.busy - u64(1)
        xadd64(searching_at(), ~u64(0))


@systemstack
def is_search_useful() -> bool:
    """Whether this worker is to search: not if half of the busy ones do already."""
    return this_worker().searching != u64(0) or account.searching * u64(2) < account.busy


@systemstack
def begin_search() -> None:
    """This worker searches."""
    if this_worker().searching == u64(0):
        this_worker().searching = u64(1)
        xadd64(searching_at(), u64(1))


@systemstack
def end_search() -> None:
    """This worker has found a goroutine. The last one to do so wakes another if there are more."""
    if this_worker().searching == u64(0):
        return
    this_worker().searching = u64(0)
    if xadd64(searching_at(), ~u64(0)) == u64(1) and (queue.length != u64(0) or runqueue.is_any_waiting()):
        share()


@systemstack
def give_up() -> None:
    """This worker has found nothing: it sleeps until it is given a processor, or a timer is due. Returns with one.

    If there is something after all, it searches at once, however many do already: they may be about to give up as well.
    """
    if this_worker().searching != u64(0):
        this_worker().searching = u64(0)
        xadd64(searching_at(), ~u64(0))
    lock.acquire(queue.guarded.address())
    account.busy = account.busy - u64(1)
    fence()
    if queue.length != u64(0) or runqueue.is_any_waiting():
        account.busy = account.busy + u64(1)
        begin_search()
    else:
        if account.busy == u64(0) and account.blocked == u64(0) and timers.count == u64(0) and grow.interrupted == u64(0):
            hooks.deadlock()
        account.idle = account.idle + u64(1)
        await_processor()
    lock.unlock(queue.guarded.address())


@systemstack
def await_processor() -> None:
    """Sleep until this worker, which is counted as idle, is given a processor, or takes one because a timer is due or Ctrl-C was hit.
    Enters and returns with the lock."""
    fence()
    while account.granted == u64(0) and (account.busy >= account.limit or not is_wanted()):
        sleep_until_rung()
    account.idle = account.idle - u64(1)
    if account.granted != u64(0):
        account.granted = account.granted - u64(1)
        this_worker().searching = u64(1)
    else:
        account.busy = account.busy + u64(1)


@systemstack
def is_wanted() -> bool:
    """Whether there is something to do that is no goroutine yet."""
    if grow.interrupted != u64(0) and first_g.status == WAITING:
        return True
    return timers.count != u64(0) and timers.earliest <= clock.now()


@systemstack
def sleep_until_rung() -> None:
    """Sleep until somebody rings, a signal comes, or a timer is due that this worker could fire. The lock is free meanwhile."""
    rung = account.bell
    timeout = u64(0)
    if timers.count != u64(0) and account.busy < account.limit:
        timeout = time_until(timers.earliest)
    lock.unlock(queue.guarded.address())
    world.enter_safe()
    lock.sleep_while(account.address() + offsetof(Account, "bell"), rung & u64(0xFFFFFFFF), timeout)
    world.leave_safe()
    lock.acquire(queue.guarded.address())


@systemstack
def time_until(deadline: u64) -> u64:
    """Address of a timespec."""
    now = clock.now()
    wait = deadline - now if deadline > now else u64(0)
    at = this_worker().words_at
    store64(at, wait // clock.SECOND)
    store64(at + u64(8), wait % clock.SECOND)
    return at


@systemstack
def watch_timers() -> None:
    """A timer is now the earliest: an idle worker that could fire it is woken, to sleep less long."""
    fence()
    if account.idle != u64(0):
        share()
