"""Calls of the system that may block: the goroutine keeps its thread, but gives up the processor.

Other goroutines run meanwhile, on a worker that is woken for them; it takes them from this worker's ring, into which what was to be
next goes first. The world may stop around the call, so that no object may be touched in it. Afterwards the goroutine goes on at
once if a processor is free; if not, it joins the global queue, and the thread becomes an idle worker.

Ctrl-C ends a call of the main goroutine, wherever the signal comes. Its handler sets `interrupted`, then `called_off`, then looks
where the main goroutine is blocked and sends a nudge there. Who begins to block says where, clears `called_off`, and then looks at
`interrupted`: one of the two sees the other. From then on the port's `interruptible` sees the flag, or the signal stops it. The
guard is poisoned before the nudge, so that KeyboardInterrupt comes before anything is made of the call's result. Other goroutines'
calls go on when a signal has stopped them.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, fence, i64, nosplit, ref, safepoint, switches, systemstack, this_worker, u64
from bullsnake.runtime.os import files, lock, strings
from bullsnake.runtime.sched import proc, processors, queue, runqueue, timers, waits
from bullsnake.runtime.sched.processors import account
from bullsnake.runtime.stack import grow, running, world
from bullsnake.runtime.stack.switch import leave
from bullsnake.runtime.stack.worker import RUNNABLE, G

EINTR: Final = i64(4)

called_off = Static(array(u64, 1))
never = Static(array(u64, 1))


@systemstack
def begin_blocking() -> None:
    """The processor is given up, the world may stop around this goroutine."""
    g = this_worker().g
    running.save_sp(g)
    if g.number == u64(1):
        proc.main_blocked_in = this_worker().tid
        called_off[u64(0)] = u64(0)
        fence()
        if grow.interrupted | grow.quitting != u64(0):
            called_off[u64(0)] = u64(1)
    next_one = runqueue.take_next()
    if not next_one.is_null():
        runqueue.put_last(next_one)
    lock.acquire(queue.guarded.address())
    account.busy = account.busy - u64(1)
    account.blocked = account.blocked + u64(1)
    lock.unlock(queue.guarded.address())
    fence()
    if queue.length != u64(0) or timers.count != u64(0) or runqueue.is_any_waiting():
        processors.share()
    running.release(g)
    world.enter_safe()


@nosplit
def flag_of(g: G) -> u64:
    """Address of the word that calls off a goroutine's call."""
    return called_off.address() if g.number == u64(1) else never.address()


@nosplit
def is_to_go_on(g: G, result: i64) -> bool:
    """Whether a signal stopped a call that does not concern its goroutine."""
    if result != i64(0) - EINTR or grow.quitting != u64(0):
        return False
    return g.number != u64(1) or grow.interrupted == u64(0)


@systemstack
def is_last(g: G) -> bool:
    """Whether an uncaught exception is being reported here: then nobody comes in between."""
    return not g.dying.is_null()


@systemstack
@safepoint
@switches
def come_back(result: i64) -> i64:
    """The call is over: go on with its result, now or when a processor is free."""
    world.leave_safe()
    g = this_worker().g
    running.claim(g)
    running.restore_sp(g)
    lock.acquire(queue.guarded.address())
    account.blocked = account.blocked - u64(1)
    if g.number == u64(1):
        proc.main_blocked_in = u64(0)
    if account.busy < account.limit:
        account.busy = account.busy + u64(1)
        lock.unlock(queue.guarded.address())
        return result
    proc.about_to_leave(g)
    g.registers[waits.RESULT] = u64(result)
    g.status = RUNNABLE
    queue.append(g)
    this_worker().tokenless = u64(1)
    account.idle = account.idle + u64(1)
    lock.unlock(queue.guarded.address())
    leave()
    return result


@systemstack
@safepoint
@switches
def file_read(fd: i64, most: i64) -> i64:
    """As os.file_read; other goroutines run meanwhile."""
    if is_last(this_worker().g):
        return files.file_read(fd, most)
    begin_blocking()
    g = this_worker().g
    result = files.read_unless(flag_of(g), fd, most)
    while is_to_go_on(g, result):
        result = files.read_unless(flag_of(g), fd, most)
    return come_back(result)


@systemstack
@safepoint
@switches
def file_open(path: ref, flags: i64, mode: i64) -> i64:
    """As os.file_open; other goroutines run meanwhile: a pipe waits for its other end."""
    name = strings.c_string(path)
    if is_last(this_worker().g):
        return files.open_named(name, flags, mode)
    begin_blocking()
    g = this_worker().g
    result = files.open_unless(flag_of(g), name, flags, mode)
    while is_to_go_on(g, result):
        result = files.open_unless(flag_of(g), name, flags, mode)
    return come_back(result)
