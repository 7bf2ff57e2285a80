"""Timers: a binary heap of goroutines by deadline. A goroutine has at most one: of its sleep, or of its select's timeout.

g.place is its index in the heap, counted from 1; 0 while it has none. Deadlines that are equal fire in the order in which they were
set. The heap lies in a reservation. All under the lock of
who waits (`waits.guarded`); `earliest` is read without it. due: the monitor has seen that a timer is late.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import fatal, load64, store64, systemstack, u64
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.stack.worker import G

SIZE: Final = u64(1 << 30)

heap: u64 = u64(0)
count: u64 = u64(0)
earliest: u64 = u64(0)
due: u64 = u64(0)
made: u64 = u64(0)


@systemstack
def at(place: u64) -> G:
    """The goroutine at a place."""
    return G.at(load64(heap + place * u64(8)))


@systemstack
def put(g: G, place: u64) -> None:
    """Set a place."""
    store64(heap + place * u64(8), g.address())
    g.place = place


@systemstack
def earlier(a: G, b: G) -> bool:
    """Whether a fires before b."""
    return a.deadline < b.deadline or (a.deadline == b.deadline and a.order < b.order)


@systemstack
def init_timers() -> None:
    """Reserve the heap."""
    global heap
    heap = reserve(SIZE)
    if heap == u64(0):
        fatal("no memory for timers")


@systemstack
def add(g: G, deadline: u64) -> None:
    """Set a goroutine's timer, in ns of the monotonic clock."""
    global count, earliest, made
    g.deadline = deadline
    g.order = made
    made = made + u64(1)
    count = count + u64(1)
    put(g, count)
    rise(g)
    earliest = at(u64(1)).deadline


@systemstack
def rise(g: G) -> None:
    """Move a goroutine towards the root while it is earlier than its parent."""
    while g.place > u64(1) and earlier(g, at(g.place >> u64(1))):
        place = g.place
        put(at(place >> u64(1)), place)
        put(g, place >> u64(1))


@systemstack
def sink(g: G) -> None:
    """Move a goroutine away from the root while a child is earlier."""
    while g.place * u64(2) <= count:
        child = at(g.place * u64(2))
        if child.place < count and earlier(at(child.place + u64(1)), child):
            child = at(child.place + u64(1))
        if not earlier(child, g):
            return
        place = g.place
        below = child.place
        put(child, place)
        put(g, below)


@systemstack
def remove(g: G) -> None:
    """Take a goroutine's timer away, if it has one."""
    global count, earliest
    if g.place == u64(0):
        return
    place = g.place
    other = at(count)
    count = count - u64(1)
    g.place = u64(0)
    if other != g:
        put(other, place)
        rise(other)
        sink(other)
    if count != u64(0):
        earliest = at(u64(1)).deadline


@systemstack
def expired(now: u64) -> G:
    """Take the first timer if its time has come; null otherwise."""
    if count == u64(0) or at(u64(1)).deadline > now:
        return G.null()
    g = at(u64(1))
    remove(g)
    return g
