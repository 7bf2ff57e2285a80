"""The scheduler: what a worker does between goroutines, and how goroutines begin, yield, sleep and end.

A worker's loop takes the next goroutine and enters it (`call_on_goroutine` the first time, `resume` later). The goroutine comes
back by `leave`, when it waits or yields, or by the return of its outermost function, when it ends.

Order when a goroutine waits: its SP goes to g, its status becomes WAITING, and only then the lock is released; from that moment
another worker may wake and enter it, while this one still stands on its own system stack and touches nothing of g.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    call0,
    cstr,
    fatal,
    i64,
    noreturn,
    nosplit,
    ref,
    safepoint,
    sizeof,
    store64,
    switches,
    symbol,
    systemstack,
    this_worker,
    u64,
)
from bullsnake.runtime import hooks
from bullsnake.runtime.os import clock, files, lock
from bullsnake.runtime.os.records import Block, carve
from bullsnake.runtime.sched import queue, timers, waits
from bullsnake.runtime.stack import grow, worker, world
from bullsnake.runtime.stack.switch import call_on_goroutine, leave, resume
from bullsnake.runtime.stack.worker import DEAD, RUNNABLE, RUNNING, WAITING, G, first_g

FAIR: Final = u64(61)
INTERRUPTED: Final = u64(2)
TIMEOUT: Final = u64(3)

free_gs: G = G.null()
records = Static(Block)
made: u64 = u64(1)
alive: u64 = u64(1)
turns: u64 = u64(0)
blocked: u64 = u64(0)
main_blocked_in: u64 = u64(0)


@systemstack
@noreturn
def run() -> None:
    """A worker's life."""
    while True:
        execute(next_g())


@systemstack
def execute(g: G) -> None:
    """Let a goroutine run until it leaves or ends."""
    this_worker().g = g
    this_worker().parked = u64(0)
    this_worker().ran = this_worker().ran + u64(1)
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
    global free_gs, alive
    if g.number == u64(1):
        hooks.exit(u64(0))
    grow.drop(g)
    lock.acquire(queue.guarded.address())
    alive = alive - u64(1)
    g.status = DEAD
    g.local = ref.at(u64(0))
    g.word_ref = ref.at(u64(0))
    g.word = u64(0)
    g.next = free_gs
    free_gs = g
    lock.unlock(queue.guarded.address())


@systemstack
def next_g() -> G:
    """The goroutine that is to run next; sleeps while there is none."""
    global turns
    lock.acquire(queue.guarded.address())
    if this_worker().tokenless != u64(0):
        this_worker().tokenless = u64(0)
        await_processor()
    while True:
        turns = turns + u64(1)
        if timers.count != u64(0) and (queue.length == u64(0) or turns % FAIR == u64(0)):
            fire_timers()
        if grow.interrupted != u64(0) and first_g.status == WAITING:
            interrupt_main()
        g = queue.pop()
        if not g.is_null():
            g.status = RUNNING
            lock.unlock(queue.guarded.address())
            return g
        stand_idle()


@systemstack
def fire_timers() -> None:
    """Wake whose time has come."""
    now = clock.now()
    g = timers.expired(now)
    while not g.is_null():
        hooks.forget(g.address())
        waits.wake(g, TIMEOUT)
        g = timers.expired(now)


@systemstack
def interrupt_main() -> None:
    """Ctrl-C while the main goroutine waits: its wait ends, and the library raises KeyboardInterrupt."""
    grow.interrupted = u64(0)
    hooks.forget(first_g.address())
    waits.wake(first_g, INTERRUPTED)


@systemstack
def stand_idle() -> None:
    """Nothing can run: sleep until a timer, a signal or another worker. Enters and returns with the lock."""
    queue.busy = queue.busy - u64(1)
    deadline = timers.next_deadline()
    if queue.busy == u64(0) and blocked == u64(0) and deadline == u64(0):
        hooks.deadlock()
    sleep_until_rung(deadline)
    await_processor()


@systemstack
def await_processor() -> None:
    """Take a processor when one is free. Enters and returns with the lock."""
    while queue.busy >= queue.processors:
        sleep_until_rung(u64(0))
    queue.busy = queue.busy + u64(1)


@systemstack
def sleep_until_rung(deadline: u64) -> None:
    """Sleep until somebody rings, a signal comes, or a time (0: never). Enters and returns with the lock, which is free meanwhile."""
    queue.idle = queue.idle + u64(1)
    rung = queue.bell[u64(0)]
    timeout = u64(0)
    if deadline != u64(0):
        now = clock.now()
        wait = deadline - now if deadline > now else u64(0)
        timeout = this_worker().words_at
        store64(timeout, wait // clock.SECOND)
        store64(timeout + u64(8), wait % clock.SECOND)
    lock.unlock(queue.guarded.address())
    world.enter_safe()
    if grow.interrupted == u64(0) or first_g.status != WAITING:
        lock.sleep_while(queue.bell.address(), rung & u64(0xFFFFFFFF), timeout)
    world.leave_safe()
    lock.acquire(queue.guarded.address())
    queue.idle = queue.idle - u64(1)


# --- calls of the system that may block ---------------------------------------------------------------------------------------


@systemstack
def begin_blocking() -> None:
    """The processor is given up, the world may stop around this goroutine."""
    global blocked, main_blocked_in
    g = this_worker().g
    g.sp = this_worker().sched_sp
    lock.acquire(queue.guarded.address())
    queue.busy = queue.busy - u64(1)
    blocked = blocked + u64(1)
    queue.share()
    if g.number == u64(1):
        main_blocked_in = this_worker().tid
    lock.unlock(queue.guarded.address())
    world.enter_safe()


@systemstack
def end_blocking() -> bool:
    """Back again. True with a processor; False without: then with the lock, and the goroutine has to queue up."""
    global blocked, main_blocked_in
    world.leave_safe()
    g = this_worker().g
    this_worker().sched_sp = g.sp
    lock.acquire(queue.guarded.address())
    blocked = blocked - u64(1)
    if g.number == u64(1):
        main_blocked_in = u64(0)
    if queue.busy >= queue.processors:
        return False
    queue.busy = queue.busy + u64(1)
    lock.unlock(queue.guarded.address())
    return True


@systemstack
@safepoint
@switches
def file_read(fd: i64, most: i64) -> i64:
    """As os.file_read; other goroutines run meanwhile. Not while an uncaught exception is reported: nobody comes in between."""
    if not this_worker().g.dying.is_null():
        return files.file_read(fd, most)
    begin_blocking()
    nbytes = files.file_read(fd, most)
    if end_blocking():
        return nbytes
    g = this_worker().g
    about_to_leave(g)
    g.registers[waits.RESULT] = u64(nbytes)
    g.status = RUNNABLE
    queue.append(g)
    this_worker().tokenless = u64(1)
    lock.unlock(queue.guarded.address())
    leave()
    return nbytes


# --- what a goroutine calls -------------------------------------------------------------------------------------------------


@systemstack
def start(body: ref) -> None:
    """A new goroutine that calls a function value without arguments."""
    global made, alive
    lock.acquire(queue.guarded.address())
    g = new_g()
    made = made + u64(1)
    alive = alive + u64(1)
    g.number = made
    call0(queue.begin_monitor)
    lock.unlock(queue.guarded.address())
    grow.init(g)
    lock.acquire(queue.guarded.address())
    g.body = body
    queue.ready(g)
    lock.unlock(queue.guarded.address())


@systemstack
def new_g() -> G:
    """A record, used before or fresh; its status stays DEAD until it joins the queue."""
    global free_gs
    if not free_gs.is_null():
        g = free_gs
        free_gs = g.next
        return g
    g = G.at(carve(records, sizeof(G)))
    g.chain = worker.all_gs
    worker.all_gs = g
    return g


@nosplit
def about_to_leave(g: G) -> None:
    """The goroutine's SP goes to g; the worker is told that it has not ended."""
    if not g.dying.is_null():
        fatal("a goroutine waits while its uncaught exception is reported")
    g.sp = this_worker().sched_sp
    this_worker().parked = u64(1)


@systemstack
@noreturn
def park(g: G, reason: u64) -> None:
    """The current goroutine waits. Called with the lock, which is released; what wakes it sets its result."""
    about_to_leave(g)
    g.reason = reason
    g.status = WAITING
    lock.unlock(queue.guarded.address())
    leave()


@systemstack
@safepoint
@switches
def yield_now() -> None:
    """The current goroutine goes to the end of the queue, if anything else can run."""
    g = this_worker().g
    lock.acquire(queue.guarded.address())
    if queue.length == u64(0) and timers.count == u64(0) and grow.interrupted == u64(0):
        lock.unlock(queue.guarded.address())
        return
    about_to_leave(g)
    g.status = RUNNABLE
    queue.append(g)
    lock.unlock(queue.guarded.address())
    leave()


@systemstack
@safepoint
@switches
def sleep(ns: i64) -> i64:
    """Wait for a time; TIMEOUT when it is over, INTERRUPTED by Ctrl-C."""
    g = this_worker().g
    deadline = clock.now() + u64(ns)
    lock.acquire(queue.guarded.address())
    timers.add(g, deadline)
    park(g, cstr("sleep"))
    return i64(0)


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
    return i64(alive)
