"""Stopping the world: all workers but one stand at a safe place until it goes on.

Safe is a worker whose goroutine stands at a site of the table with its SP in g (stopped at a check or poll, in an allocation, in
a blocking system call) or that has none (idle). Handshake, with `waiting` and each worker's `safe`:

    stopper: waiting := 1; fence; poison all guards; wait until every other worker is safe
    worker:  safe := 0; fence; if waiting: safe := 1, sleep until waiting is 0, and again

Whichever of the two stores comes second sees the other, so that no worker runs on unseen. A worker is unsafe while it holds a lock.
A worker that stops has its goroutine's SP in g, and takes it back afterwards: the stack may have moved meanwhile.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, atomic_load64, cas64, fence, nosplit, offsetof, systemstack, this_worker, u64, xchg64
from bullsnake.runtime import hooks
from bullsnake.runtime.os import clock, lock
from bullsnake.runtime.stack import pauses, running, worker
from bullsnake.runtime.stack.worker import POISON, Worker

MOMENT: Final = u64(1000000)
SPINS: Final = u64(20000)
waiting = Static(array(u64, 1))
moment = Static(array(u64, 2))


@nosplit
def stopping() -> u64:
    """1 while somebody wants the world stopped, or has stopped it."""
    return atomic_load64(waiting.address())


@systemstack
def stop() -> bool:
    """Stop the world, by a worker. False if somebody else has it stopped already: then this one has waited until it went on."""
    if not cas64(waiting.address(), u64(0), u64(1)):
        pause()
        return False
    await_others()
    this_worker().g.sp = this_worker().sched_sp
    return True


@systemstack
def stop_all() -> None:
    """Stop the world, by a thread that is no worker."""
    while not cas64(waiting.address(), u64(0), u64(1)):
        lock.sleep_while(waiting.address(), u64(1), u64(0))
    await_others()


@systemstack
def await_others() -> None:
    """Until every other worker is safe."""
    fence()
    one = worker.all_workers
    while not one.is_null():
        if one != this_worker().self:
            one.stackguard = POISON
        one = one.chain
    one = worker.all_workers
    while not one.is_null():
        if one != this_worker().self:
            await_safe(one)
        one = one.chain


@systemstack
def await_safe(one: Worker) -> None:
    """Until a worker is safe. Its guard is poisoned again and again: what it sets itself may be older than our wish."""
    word = one.address() + offsetof(Worker, "safe")
    moment[u64(1)] = MOMENT
    tries = u64(0)
    while atomic_load64(word) == u64(0):
        one.stackguard = POISON
        tries = tries + u64(1)
        if tries > SPINS:
            lock.sleep_while(word, u64(0), moment.address())


@systemstack
def go_on() -> None:
    """Let the world run again."""
    xchg64(waiting.address(), u64(0))
    lock.wake(waiting.address(), lock.ALL)


@systemstack
def pause() -> None:
    """At a safe place: if the world is to stop, stop here until it goes on."""
    if stopping() == u64(0):
        return
    g = this_worker().g
    began = clock.now()
    running.save_sp(g)
    enter_safe()
    leave_safe()
    running.restore_sp(g)
    pauses.note_pause(pauses.STOPPED, g.number, began)


@systemstack
def enter_safe() -> None:
    """From here on the world may stop without asking this worker. It holds no grey object then."""
    hooks.show_grey()
    word = this_worker().self.address() + offsetof(Worker, "safe")
    xchg64(word, u64(1))
    if stopping() != u64(0):
        lock.wake(word, u64(1))


@systemstack
def leave_safe() -> None:
    """Run again; waits while the world is stopped."""
    word = this_worker().self.address() + offsetof(Worker, "safe")
    while True:
        xchg64(word, u64(0))
        if stopping() == u64(0):
            return
        xchg64(word, u64(1))
        lock.wake(word, u64(1))
        await_start()


@systemstack
def await_start() -> None:
    """While the world is stopped: it is mostly short, so that sleeping at once would take longer."""
    tries = u64(0)
    while stopping() != u64(0):
        tries = tries + u64(1)
        if tries > SPINS:
            lock.sleep_while(waiting.address(), u64(1), u64(0))
