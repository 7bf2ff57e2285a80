"""The scheduler: what a worker does between goroutines, and how goroutines begin, yield, sleep and end.

A worker's loop takes the next goroutine and enters it (`call_on_goroutine` the first time, `resume` later). The goroutine comes
back by `leave`, when it waits or yields, or by the return of its outermost function, when it ends.

Who is next: every FAIR-th turn, and when the monitor has ended a slice, the global queue comes first, so that it never waits for
long; else this worker's next one, its ring, and then a search everywhere. A goroutine that comes from `run_next` goes on with the
time slice of its waker: the monitor counts slices (`ran`), not turns. When it asks the slice's last goroutine to yield, that one and
whoever is next go behind the ring.
A slice has at most HEIRS heirs while others wait in the ring: two that hand a value to and fro do so faster than any clock sees.

Order when a goroutine waits: its SP goes to g, its status becomes WAITING, and only then the lock is released; from that moment
another worker may wake and enter it, while this one still stands on its own system stack and touches nothing of g. Likewise when it
yields: it is in the queue from the moment of `put_last` on.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    call0,
    cstr,
    fatal,
    i64,
    noreturn,
    ref,
    safepoint,
    switches,
    symbol,
    systemstack,
    this_worker,
    u64,
)
from bullsnake.runtime import hooks
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import clock, lock
from bullsnake.runtime.sched import lives, processors, queue, runqueue, search, timers, waits
from bullsnake.runtime.stack import grow, running
from bullsnake.runtime.stack.switch import call_on_goroutine, leave, resume
from bullsnake.runtime.stack.worker import RUNNING, WAITING, G, first_g

FAIR: Final = u64(61)
HEIRS: Final = u64(16)
INTERRUPTED: Final = u64(2)
TIMEOUT: Final = u64(3)

begin_monitor: u64 = u64(0)
main_blocked_in: u64 = u64(0)
"""The thread in which the main goroutine is in a blocking call; 0 if it is in none."""


@systemstack
@noreturn
def run() -> None:
    """A worker's life."""
    while True:
        execute(next_g())


@systemstack
def execute(g: G) -> None:
    """Let a goroutine run until it leaves or ends."""
    running.claim(g)
    g.status = RUNNING
    this_worker().g = g
    this_worker().parked = u64(0)
    grow.set_guard(g)
    if g.body.is_null():
        resume(g)
    else:
        body = g.body
        g.body = ref.at(u64(0))
        call_on_goroutine(symbol("bslib.run_goroutine"), g.base_sp, body.address())
    if this_worker().parked == u64(0):
        end(this_worker().g)


@systemstack
def end(g: G) -> None:
    """A goroutine has returned from its outermost function. The program ends with the main one."""
    if g.number == u64(1):
        hooks.exit(u64(0))
    lives.bury(g)


@systemstack
def next_g() -> G:
    """The goroutine that is to run next; sleeps while there is none."""
    if this_worker().tokenless != u64(0):
        this_worker().tokenless = u64(0)
        lock.acquire(queue.guarded.address())
        processors.await_processor()
        lock.unlock(queue.guarded.address())
    this_worker().turns = this_worker().turns + u64(1)
    is_overdue = this_worker().turns % FAIR == u64(0) or this_worker().overdue != u64(0)
    if is_overdue or timers.due != u64(0) or grow.interrupted != u64(0):
        this_worker().overdue = u64(0)
        attend()
        g = search.take_global()
        if not g.is_null():
            return in_new_slice(g)
    g = heir()
    return in_new_slice(find()) if g.is_null() else g


@systemstack
def heir() -> G:
    """Who goes on with the current time slice; null if a new one is to begin."""
    g = runqueue.take_next()
    if g.is_null() or this_worker().heirs < HEIRS:
        this_worker().heirs = this_worker().heirs + u64(1)
        return g
    if not runqueue.is_waiting(this_worker().self):
        return g
    runqueue.put_last(g)
    return G.null()


@systemstack
def in_new_slice(g: G) -> G:
    """A goroutine that gets a time slice of its own; a search is over."""
    this_worker().ran = this_worker().ran + u64(1)
    this_worker().heirs = u64(0)
    processors.end_search()
    return g


@systemstack
def find() -> G:
    """A goroutine from this worker's ring, or from anywhere, as soon as there is one."""
    g = runqueue.take_first()
    while g.is_null():
        search.let_world_stop()
        attend()
        g = own()
        if g.is_null() and processors.is_search_useful():
            processors.begin_search()
            g = search.search()
        if g.is_null():
            processors.give_up()
    return g


@systemstack
def own() -> G:
    """From this worker's own, whatever has joined it since."""
    g = runqueue.take_next()
    return runqueue.take_first() if g.is_null() else g


@systemstack
def attend() -> None:
    """Wake whose time has come, and the main goroutine after Ctrl-C."""
    timers.due = u64(0)
    if timers.count != u64(0) and timers.earliest <= clock.now():
        lock.acquire(waits.guarded.address())
        fire_timers()
        lock.unlock(waits.guarded.address())
    if grow.interrupted != u64(0) and first_g.status == WAITING:
        lock.acquire(waits.guarded.address())
        interrupt_main()
        lock.unlock(waits.guarded.address())


@systemstack
def fire_timers() -> None:
    """Wake whose time has come, the earliest first. Under the lock of who waits."""
    now = clock.now()
    g = timers.expired(now)
    while not g.is_null():
        hooks.forget(g.address())
        waits.end_wait(g, TIMEOUT)
        processors.ready_last(g)
        g = timers.expired(now)


@systemstack
def interrupt_main() -> None:
    """Ctrl-C while the main goroutine waits: its wait ends, and the library raises KeyboardInterrupt."""
    if grow.interrupted == u64(0) or first_g.status != WAITING:
        return
    grow.interrupted = u64(0)
    hooks.forget(first_g.address())
    waits.wake(first_g, INTERRUPTED)


# --- what a goroutine calls -------------------------------------------------------------------------------------------------


@systemstack
def start(body: ref) -> bool:
    """A new goroutine that calls a function value without arguments; False if there is no memory for it."""
    if call0(begin_monitor) == u64(0):
        return False
    g = lives.new_g()
    if g.is_null():
        return False
    g.body = body
    running.note_run(g)
    processors.ready(g)
    return True


@systemstack
def about_to_leave(g: G) -> None:
    """The goroutine's SP goes to g; the worker is told that it has not ended."""
    if not g.dying.is_null():
        fatal("a goroutine waits while its uncaught exception is reported")
    g.sp = this_worker().sched_sp
    if marking.settles != u64(0):
        hooks.settle_own()
    this_worker().parked = u64(1)
    running.release(g)


@systemstack
@noreturn
def park(g: G, reason: u64) -> None:
    """The current goroutine waits. Called with the lock of who waits, which is released; what wakes it sets its result."""
    about_to_leave(g)
    g.reason = reason
    g.status = WAITING
    lock.unlock(waits.guarded.address())
    leave()


@systemstack
@safepoint
@switches
def yield_now() -> None:
    """The current goroutine goes to the end of the queue, if anything else can run, and whoever is next before it."""
    if not is_another():
        return
    g = this_worker().g
    about_to_leave(g)
    next_one = runqueue.take_next()
    if not next_one.is_null():
        runqueue.put_last(next_one)
    processors.ready_last(g)
    leave()


@systemstack
def is_another() -> bool:
    """Whether this worker could do anything else now."""
    me = this_worker().self
    if me.run_next != u64(0) or runqueue.is_waiting(me) or queue.length != u64(0):
        return True
    return timers.count != u64(0) or grow.interrupted != u64(0)


@systemstack
@safepoint
@switches
def sleep(ns: i64) -> i64:
    """Wait for a time; TIMEOUT when it is over, INTERRUPTED by Ctrl-C."""
    g = this_worker().g
    deadline = clock.now() + u64(ns)
    lock.acquire(waits.guarded.address())
    set_timer(g, deadline)
    park(g, cstr("sleep"))
    return i64(0)


@systemstack
def set_timer(g: G, deadline: u64) -> None:
    """A goroutine's wait is to end at a time at the latest. Under the lock of who waits."""
    timers.add(g, deadline)
    if g.place == u64(1):
        processors.watch_timers()


@systemstack
def local() -> ref:
    """What the library keeps for the current goroutine; null at first."""
    return this_worker().g.local


@systemstack
def set_local(value: ref) -> None:
    """Keep an object for the current goroutine."""
    this_worker().g.local = value


@systemstack
def goroutine_number() -> i64:
    """The number of the current goroutine; 1 is the main one."""
    return i64(this_worker().g.number)


@systemstack
def goroutine_count() -> i64:
    """How many goroutines have not ended."""
    return i64(lives.alive())
