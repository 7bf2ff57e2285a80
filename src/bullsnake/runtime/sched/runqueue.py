"""A worker's own goroutines that can run: the one that is next, and a ring behind it.

`run_next` is whoever was woken last by what runs here: what a goroutine has just sent is still in the cache when the receiver
runs. It goes on with its waker's time slice (`proc.execute`), so that two that wake each other cannot keep the ring waiting.
`ring[head .. tail)` is first come, first served; head and tail only grow, and index i lies at i modulo SIZE. Only the
owner adds; anybody takes: the owner from the front, a thief half of what there is. A ring that is full spills half into the global
queue. The design is Go's (`runtime/proc.go`, runqput and runqgrab).

Correctness, for atomics that are sequentially consistent:

1. Nothing is taken twice. Takers read the words and then move head by compare-and-swap. That succeeds only if head has not moved
   since it was read; and while head stands, the words from head to tail are not written: the owner writes at tail alone, and only
   while tail - head < SIZE for a head that it has read, which can only be too small.
2. Nothing is taken before it is there. A word is stored before the tail that shows it, and read after that tail.
3. A thief's haul is invisible until it is the thief's: it is copied behind the thief's own tail, in a ring that is empty, and
   shown by the store of that tail after the compare-and-swap.
4. A thief reads head, then tail; owner and others may move both in between, so that there seem to be more than the ring holds. Then
   it reads again. Otherwise case 1 decides.
5. `run_next` changes by exchange and compare-and-swap only. The same goroutine may come back to it meanwhile: then it can run
   now, too, and taking it is right.

tests/runtime/test_runqueue_simulated.py drives owner and thieves through many interleavings.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import atomic_load64, atomic_store64, cas64, nosplit, offsetof, range, systemstack, this_worker, u64, xchg64
from bullsnake.runtime.os import lock
from bullsnake.runtime.sched import queue
from bullsnake.runtime.stack import worker
from bullsnake.runtime.stack.worker import RING, G, Worker

HALF: Final = u64(RING // u64(2))


@nosplit
def head_of(one: Worker) -> u64:
    """Where a worker's head lies."""
    return one.address() + offsetof(Worker, "head")


@nosplit
def tail_of(one: Worker) -> u64:
    """Where a worker's tail lies."""
    return one.address() + offsetof(Worker, "tail")


@nosplit
def next_of(one: Worker) -> u64:
    """Where a worker's run_next lies."""
    return one.address() + offsetof(Worker, "run_next")


@systemstack
def put_next(g: G) -> None:
    """This worker's next goroutine; whoever was that goes to the end."""
    before = xchg64(next_of(this_worker().self), g.address())
    if before != u64(0):
        put_last(G.at(before))


@systemstack
def put_last(g: G) -> None:
    """At the end of this worker's ring."""
    me = this_worker().self
    tail = me.tail
    while tail - atomic_load64(head_of(me)) >= RING:
        spill()
    me.ring[tail % RING] = g.address()
    atomic_store64(tail_of(me), tail + u64(1))


@systemstack
def spill() -> None:
    """Move the first half of this worker's ring into the global queue."""
    lock.acquire(queue.guarded.address())
    for _ in range(u64(0), HALF):
        g = take_first()
        if not g.is_null():
            queue.append(g)
    lock.unlock(queue.guarded.address())


@systemstack
def take_next() -> G:
    """What was to be next here; null if there is none."""
    at = next_of(this_worker().self)
    if atomic_load64(at) == u64(0):
        return G.null()
    return G.at(xchg64(at, u64(0)))


@systemstack
def take_first() -> G:
    """The first of this worker's ring; null if it is empty."""
    me = this_worker().self
    while True:
        head = atomic_load64(head_of(me))
        if head == me.tail:
            return G.null()
        found = me.ring[head % RING]
        if cas64(head_of(me), head, head + u64(1)):
            return G.at(found)


@systemstack
def steal_half(one: Worker) -> G:
    """From a worker's ring, when this one's is empty: the first of half of it, the others go to this ring. Null if there is none."""
    me = this_worker().self
    while True:
        head = atomic_load64(head_of(one))
        count = atomic_load64(tail_of(one)) - head
        count = count - count // u64(2)
        if count == u64(0):
            return G.null()
        if count <= HALF:
            found = one.ring[head % RING]
            for i in range(u64(1), count):
                me.ring[(me.tail + i - u64(1)) % RING] = one.ring[(head + i) % RING]
            if cas64(head_of(one), head, head + count):
                atomic_store64(tail_of(me), me.tail + count - u64(1))
                return G.at(found)


@nosplit
def is_waiting(one: Worker) -> bool:
    """Whether somebody is in a worker's ring."""
    return atomic_load64(head_of(one)) != atomic_load64(tail_of(one))


@nosplit
def is_any_waiting() -> bool:
    """Whether somebody is in any ring."""
    one = worker.all_workers
    while not one.is_null():
        if is_waiting(one):
            return True
        one = one.chain
    return False


@nosplit
def is_any_next() -> bool:
    """Whether somebody is the next of any worker."""
    one = worker.all_workers
    while not one.is_null():
        if atomic_load64(next_of(one)) != u64(0):
            return True
        one = one.chain
    return False
