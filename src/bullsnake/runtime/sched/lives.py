"""The records of goroutines: made, numbered, kept for the next one.

A record whose goroutine has ended keeps its stack if that is a smallest one, and waits in its worker's list, which needs no lock. A
list that grows to MOST gives half to the shared list, one that is empty takes as many from there: so goroutines that begin on one
worker and end on another do not pile up.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, ref, sizeof, systemstack, this_worker, u64, xadd64
from bullsnake.runtime.os import lock, scratch
from bullsnake.runtime.os.records import Block, carve, is_room
from bullsnake.runtime.sched import queue
from bullsnake.runtime.stack import barriers, grow, running, worker
from bullsnake.runtime.stack.worker import DEAD, G

MOST: Final = u64(64)

shared_dead: G = G.null()
records = Static(Block)
buffers = Static(Block)
numbers = Static(array(u64, 1))
ended = Static(array(u64, 1))


@systemstack
def new_g() -> G:
    """A record with a number and a stack; its status stays DEAD until it joins a queue. Null if there is no memory."""
    if this_worker().dead.is_null():
        fetch()
    g = this_worker().dead
    if g.is_null() or not grow.init(g):
        return G.null()
    this_worker().dead = g.next
    this_worker().dead_count = this_worker().dead_count - u64(1)
    g.number = xadd64(numbers.address(), u64(1)) + u64(2)
    return g


@systemstack
def fetch() -> None:
    """Get records from the shared list, or a fresh one; nothing if there is no memory."""
    global shared_dead
    lock.acquire(queue.guarded.address())
    while not shared_dead.is_null() and this_worker().dead_count < MOST // u64(2):
        g = shared_dead
        shared_dead = g.next
        keep(g)
    if this_worker().dead.is_null() and is_room(records, sizeof(G)) and is_room(buffers, scratch.SIZE):
        g = G.at(carve(records, sizeof(G)))
        g.scratch = carve(buffers, scratch.SIZE)
        g.chain = worker.all_gs
        worker.all_gs = g
        keep(g)
    lock.unlock(queue.guarded.address())


@systemstack
def keep(g: G) -> None:
    """Into this worker's list."""
    g.next = this_worker().dead
    this_worker().dead = g
    this_worker().dead_count = this_worker().dead_count + u64(1)


@systemstack
def bury(g: G) -> None:
    """A goroutine has ended."""
    xadd64(ended.address(), u64(1))
    g.status = DEAD
    g.local = ref.at(u64(0))
    g.word_ref = ref.at(u64(0))
    g.word = u64(0)
    barriers.end_barriers(g)
    if g.high - g.low != grow.SMALLEST:
        grow.drop(g)
    running.release(g)
    keep(g)
    if this_worker().dead_count >= MOST:
        give_back()


@systemstack
def give_back() -> None:
    """Give half of this worker's list to all."""
    global shared_dead
    lock.acquire(queue.guarded.address())
    while this_worker().dead_count > MOST // u64(2):
        g = this_worker().dead
        this_worker().dead = g.next
        this_worker().dead_count = this_worker().dead_count - u64(1)
        g.next = shared_dead
        shared_dead = g
    lock.unlock(queue.guarded.address())


@systemstack
def alive() -> u64:
    """How many goroutines have not ended, the main one among them."""
    return numbers[u64(0)] + u64(1) - ended[u64(0)]
