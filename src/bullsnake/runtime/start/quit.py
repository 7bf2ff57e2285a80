"""SIGQUIT (Ctrl-\\): the report of all goroutines, and status 2, as in Go.

A stack can be read where it stands at a row of the site table. The handler finds that, or sees to it:

1. The thread that got the signal has no goroutine, or its goroutine is in a system call (the worker is safe). The other workers are
   stopped, and the report is made from the handler.
2. It runs a goroutine. `quitting` and the poisoned guard send that to the slow path of its next check or poll, as Ctrl-C would; there
   the world is stopped and the report made.

A worker that does not stop is not waited for longer than PATIENCE: the report says so of its goroutine. And if in case 2 no check comes
within a second (the worker was about to fall asleep; it is in a runtime that hangs), SIGALRM has the report made from the
handler. Nothing is allocated, and no lock is waited for.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    address_of,
    array,
    atomic_load64,
    cstr,
    fence,
    i64,
    offsetof,
    store64,
    systemstack,
    this_worker,
    u64,
    xchg64,
)
from bullsnake.runtime.os import lock, text
from bullsnake.runtime.os.files import stdout_flush_dying
from bullsnake.runtime.os.libc import exit_now, sigaction, system_call
from bullsnake.runtime.panic.goroutines import report_goroutines
from bullsnake.runtime.stack import grow, worker, world
from bullsnake.runtime.stack.worker import POISON, Worker

ALARM: Final = i64(37)
GETTID: Final = i64(186)
STATUS: Final = i64(2)
SIGALRM: Final = i64(14)
SIGINFO_ONSTACK: Final = u64(0x08000004)
FLAGS: Final = u64(136)
action = Static(array(u64, 19))
PATIENCE: Final = u64(500)
"""How often a worker that does not stop is waited for, a millisecond each time."""


@systemstack
def on_quit(number: i64, info: u64, context: u64) -> None:
    """SIGQUIT. Any thread may run this, also one whose worker's block cannot be used yet: so it is found by the thread's number."""
    me = this_thread()
    if grow.quitting != u64(0) or me.is_null() or me.safe != u64(0):
        report_from_handler()
    grow.quitting = u64(1)
    fence()
    me.stackguard = POISON
    action[u64(0)] = address_of(on_alarm)
    store64(action.address() + FLAGS, SIGINFO_ONSTACK)
    sigaction(SIGALRM, action.address(), u64(0))
    system_call(ALARM, u64(1), u64(0), u64(0), u64(0))


@systemstack
def on_alarm(number: i64, info: u64, context: u64) -> None:
    """A second after SIGQUIT nobody has made the report."""
    report_from_handler()


@systemstack
def this_thread() -> Worker:
    """The worker of this thread; null if it is none."""
    tid = u64(system_call(GETTID, u64(0), u64(0), u64(0), u64(0)))
    one = worker.all_workers
    while not one.is_null() and one.tid != tid:
        one = one.chain
    return one


@systemstack
def report_from_handler() -> None:
    """Make the report here and now."""
    freeze(this_thread())
    finish(Worker.null())


@systemstack
def at_check() -> None:
    """Make the report from the slow path of a check or poll."""
    while not world.stop():
        fence()
    finish(this_worker().self)


@systemstack
def freeze(me: Worker) -> None:
    """Stop all workers but this thread's for good. A collection that is under way ends first, and lets them go on for a moment."""
    tries = u64(0)
    while tries < PATIENCE:
        xchg64(world.waiting.address(), u64(1))
        fence()
        tries = tries + u64(1)
        one = worker.all_workers
        if all_safe(me):
            return
        while not one.is_null():
            if one != me and one.safe == u64(0):
                one.stackguard = POISON
                world.moment[u64(1)] = world.MOMENT
                lock.sleep_while(one.address() + offsetof(Worker, "safe"), u64(0), world.moment.address())
            one = one.chain


@systemstack
def all_safe(me: Worker) -> bool:
    """Whether all workers but one have stopped."""
    one = worker.all_workers
    while not one.is_null():
        if one != me and atomic_load64(one.address() + offsetof(Worker, "safe")) == u64(0):
            return False
        one = one.chain
    return True


@systemstack
def finish(known: Worker) -> None:
    """The report, and the end. known: see panic/goroutines.py."""
    stdout_flush_dying()
    text.clear()
    text.put(cstr("SIGQUIT: quit\n"))
    report_goroutines(known)
    exit_now(STATUS)
