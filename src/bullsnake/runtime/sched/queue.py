"""The global queue of goroutines that can run, and the scheduler's lock.

`guarded` protects this queue, the account of processors (`processors`), and the shared list of dead goroutines (`lives`). It comes
after `waits.guarded` in the order of locks. Most goroutines never pass through here: they join the queue of a worker (`runqueue`).
Here are those that a worker's queue has no room for, those that came back from a blocking call and found no processor, and
under `sched=seed:N` all.

A seed draws the next goroutine by a generator (xorshift64, Marsaglia 2003), which select uses as well to choose between its cases.
"""

from __future__ import annotations

from bullsnake.dialect import Static, array, systemstack, u64
from bullsnake.runtime.os import knobs
from bullsnake.runtime.stack.worker import G

guarded = Static(array(u64, 1))
first: G = G.null()
last: G = G.null()
length: u64 = u64(0)
random: u64 = u64(0x9E3779B97F4A7C15)


@systemstack
def seed(number: u64) -> None:
    """Start the generator."""
    global random
    random = (number + u64(1)) * u64(0x9E3779B97F4A7C15)


@systemstack
def draw(below: u64) -> u64:
    """A number below a bound."""
    global random
    random = random ^ (random << u64(13))
    random = random ^ (random >> u64(7))
    random = random ^ (random << u64(17))
    return (random >> u64(11)) % below


@systemstack
def append(g: G) -> None:
    """Put a goroutine at the end of the queue. Under the lock."""
    global first, last, length
    g.next = G.null()
    if last.is_null():
        first = g
    else:
        last.next = g
    last = g
    length = length + u64(1)


@systemstack
def pop() -> G:
    """The goroutine that is to run next; null if there is none. Under the lock."""
    if length == u64(0):
        return G.null()
    if knobs.seed != u64(0):
        rotate(draw(length))
    return pop_front()


@systemstack
def rotate(times: u64) -> None:
    """Move goroutines from the front to the back."""
    left = times
    while left != u64(0):
        append(pop_front())
        left = left - u64(1)


@systemstack
def pop_front() -> G:
    """Take the first goroutine of a queue that is not empty."""
    global first, last, length
    g = first
    first = g.next
    if first.is_null():
        last = first
    length = length - u64(1)
    return g
