"""The queue of goroutines that can run, and the one lock of the scheduler and the channels.

`guarded` protects the run queue, the timers, the queues of all channels, and the status of every goroutine that does not run. One
lock keeps the argument short: whoever holds it sees a goroutine in exactly one place (running, in the run queue, or waiting).

idle: workers that sleep; busy: processors in use, at most `processors` (GOMAXPROCS). A worker holds one while it runs goroutines or
looks for one, and gives it up to sleep or for a blocking call.

Under `sched=seed:N` the next goroutine is drawn by a generator (xorshift64, Marsaglia 2003) instead of taken from the front.
"""

from __future__ import annotations

from bullsnake.dialect import Static, array, call0, systemstack, u64
from bullsnake.runtime.os import knobs, lock
from bullsnake.runtime.stack.worker import RUNNABLE, G

guarded = Static(array(u64, 1))
bell = Static(array(u64, 1))
first: G = G.null()
last: G = G.null()
length: u64 = u64(0)
idle: u64 = u64(0)
busy: u64 = u64(1)
processors: u64 = u64(1)
begin_worker: u64 = u64(0)
begin_monitor: u64 = u64(0)
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
def ready(g: G) -> None:
    """A goroutine can run: it joins the queue, and an idle worker is woken. Under the lock."""
    g.status = RUNNABLE
    append(g)
    share()


@systemstack
def share() -> None:
    """There is work: if a processor is free, another worker takes it. Under the lock."""
    if length == u64(0) or busy >= processors:
        return
    if idle != u64(0):
        ring()
    else:
        call0(begin_worker)


@systemstack
def append(g: G) -> None:
    """Put a goroutine at the end of the queue."""
    global first, last, length
    g.next = G.null()
    if last.is_null():
        first = g
    else:
        last.next = g
    last = g
    length = length + u64(1)


@systemstack
def ring() -> None:
    """Wake one idle worker."""
    bell[u64(0)] = bell[u64(0)] + u64(1)
    lock.wake(bell.address(), u64(1))


@systemstack
def pop() -> G:
    """The goroutine that is to run next; null if there is none."""
    global length
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
