"""Signals. Every handler runs on the worker's alternate stack.

SIGINT sets a flag and poisons the guard, so that the next check or poll raises KeyboardInterrupt; a process that is started with
SIGINT ignored (by `nohup`, or in the background by a shell) goes on ignoring it, as CPython's does. SIGSEGV, SIGBUS, SIGILL and SIGFPE
are fatal errors with the guest's stack. SIGQUIT ends with a report of all goroutines (`quit`). SIGTERM has its default, as in
CPython: it kills, and what is buffered is lost. SIGPIPE is ignored: writing to a closed pipe gives EPIPE.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, address_of, array, fatal, fence, i64, load64, store64, symbol, systemstack, this_worker, u64
from bullsnake.runtime import hooks
from bullsnake.runtime.os.libc import interruptible, raise_signal, sigaction, system_call
from bullsnake.runtime.sched import blocking, proc
from bullsnake.runtime.stack import barriers, grow, signalstack, worker
from bullsnake.runtime.stack.sites import find, table_of
from bullsnake.runtime.stack.worker import POISON
from bullsnake.runtime.start import quit

GETPID: Final = i64(39)
GETTID: Final = i64(186)
TGKILL: Final = i64(234)
SIGINT: Final = i64(2)
SIGQUIT: Final = i64(3)
SIGILL: Final = i64(4)
SIGBUS: Final = i64(7)
SIGFPE: Final = i64(8)
SIGSEGV: Final = i64(11)
SIGPIPE: Final = i64(13)
SIGURG: Final = i64(23)
SIGINFO_ONSTACK: Final = u64(0x08000004)
SIGINFO_ONSTACK_NODEFER: Final = u64(0x48000004)
FLAGS: Final = u64(136)
CONTEXT_RSP: Final = u64(160)
CONTEXT_RIP: Final = u64(168)
NEAR: Final = u64(8192)
IGNORED: Final = u64(1)

action = Static(array(u64, 19))
inherited = Static(array(u64, 19))


@systemstack
def install(number: i64, handler: u64, flags: u64) -> None:
    """sigaction with an empty mask. struct sigaction: handler, mask (128 bytes), flags, restorer."""
    action[u64(0)] = handler
    store64(action.address() + FLAGS, flags)
    sigaction(number, action.address(), u64(0))


@systemstack
def is_ignored(number: i64) -> bool:
    """Whether a signal is ignored, as whoever started this process left it."""
    sigaction(number, u64(0), inherited.address())
    return inherited[u64(0)] == IGNORED


@systemstack
def init_signals() -> None:
    """Install all handlers for this thread."""
    signalstack.give_signal_stack()
    if not is_ignored(SIGINT):
        install(SIGURG, address_of(on_nudge), SIGINFO_ONSTACK)
        install(SIGINT, address_of(on_interrupt), SIGINFO_ONSTACK)
    if not is_ignored(SIGQUIT):
        install(SIGQUIT, address_of(quit.on_quit), SIGINFO_ONSTACK)
        hooks.set_quit(address_of(quit.at_check))
    install(SIGSEGV, address_of(on_fault), SIGINFO_ONSTACK_NODEFER)
    install(SIGBUS, address_of(on_fault), SIGINFO_ONSTACK_NODEFER)
    install(SIGILL, address_of(on_fault), SIGINFO_ONSTACK_NODEFER)
    install(SIGFPE, address_of(on_fault), SIGINFO_ONSTACK_NODEFER)
    install(SIGPIPE, IGNORED, u64(0))


@systemstack
def on_interrupt(number: i64, info: u64, context: u64) -> None:
    """SIGINT: the main goroutine raises KeyboardInterrupt at its next check or poll, or is woken; any thread may run this."""
    grow.interrupted = u64(1)
    fence()
    one = worker.all_workers
    while not one.is_null():
        one.stackguard = POISON
        one = one.chain
    blocking.called_off[u64(0)] = u64(1)
    call_off(context)
    pass_on()


@systemstack
def on_nudge(number: i64, info: u64, context: u64) -> None:
    """SIGURG: another thread has got a SIGINT, and the main goroutine is in a blocking call on this one."""
    call_off(context)


@systemstack
def call_off(context: u64) -> None:
    """If this thread is about to enter the kernel for a blocking call, it does not."""
    pc = load64(context + CONTEXT_RIP)
    if pc >= address_of(interruptible) and pc < symbol("runtime.interruptible_end"):
        store64(context + CONTEXT_RIP, symbol("runtime.interruptible_out"))


@systemstack
def pass_on() -> None:
    """If the main goroutine is in a blocking call on another thread, that call is to end, too.

    By another signal: a second SIGINT might come when the first one has been raised already.
    """
    thread = proc.main_blocked_in
    if thread != u64(0) and thread != u64(system_call(GETTID, u64(0), u64(0), u64(0), u64(0))):
        process = u64(system_call(GETPID, u64(0), u64(0), u64(0), u64(0)))
        system_call(TGKILL, process, thread, u64(SIGURG), u64(0))


@systemstack
def on_fault(number: i64, info: u64, context: u64) -> None:
    """A fault of ours, or of the machine. One more while it is reported ends the process at once."""
    if this_worker().sched_sp == u64(0):
        this_worker().sched_sp = first_return(load64(context + CONTEXT_RSP))
    if number == SIGILL:
        fatal("unexpected signal: illegal instruction")
    if number == SIGFPE:
        fatal("unexpected signal: arithmetic fault")
    fatal("unexpected signal: segmentation violation")


@systemstack
def first_return(sp: u64) -> u64:
    """Where on the goroutine's stack the nearest return PC of a known call lies; 1 if none is near."""
    if sp < this_worker().g.low or sp >= this_worker().g.high:
        return u64(1)
    at = sp
    while at < sp + NEAR and at < this_worker().g.high:
        pc = load64(at)
        table = table_of(pc)
        if barriers.is_barrier(pc) or (not table.is_null() and not find(table, pc).is_null()):
            return at
        at = at + u64(8)
    return u64(1)


@systemstack
def die_by_interrupt() -> None:
    """End as an uncaught SIGINT does."""
    install(SIGINT, u64(0), u64(0))
    raise_signal(SIGINT)
