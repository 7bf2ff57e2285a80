"""sample=N: a SIGPROF each N microseconds; its handler has the interrupted stack walked (`stack/sample.py`).

The kernel gives a process's timer to its first thread. So that all threads are interrupted, that one hands every second signal on,
to each of the others in its turn.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, address_of, array, i64, load64, systemstack, this_worker, u64
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.libc import system_call
from bullsnake.runtime.stack import sample, worker
from bullsnake.runtime.stack.worker import Worker
from bullsnake.runtime.start.signals import CONTEXT_RIP, CONTEXT_RSP, GETPID, SIGINFO_ONSTACK, TGKILL, install

SIGPROF: Final = i64(27)
TIMER_CREATE: Final = i64(222)
TIMER_SETTIME: Final = i64(223)
MONOTONIC: Final = u64(1)
MILLION: Final = u64(1000000)
ARCH_PRCTL: Final = i64(158)
ARCH_GET_GS: Final = u64(0x1004)
RESTART: Final = u64(0x10000000)
CONTEXT_R10: Final = u64(56)
CONTEXT_SPARE: Final = u64(248)

event = Static(array(u64, 8))
timer = Static(array(u64, 1))
every = Static(array(u64, 4))
turn: u64 = u64(0)


@systemstack
def begin_samples() -> None:
    """Start the timer."""
    if knobs.sample == u64(0):
        return
    install(SIGPROF, address_of(on_profile), SIGINFO_ONSTACK | RESTART)
    event[u64(1)] = u64(SIGPROF)
    system_call(TIMER_CREATE, MONOTONIC, event.address(), timer.address(), u64(0))
    every[u64(0)] = knobs.sample // MILLION
    every[u64(1)] = knobs.sample % MILLION * u64(1000)
    every[u64(2)] = every[u64(0)]
    every[u64(3)] = every[u64(1)]
    system_call(TIMER_SETTIME, timer[u64(0)], u64(0), every.address(), u64(0))


@systemstack
def on_profile(number: i64, info: u64, context: u64) -> None:
    """SIGPROF. A thread that has just been made has no GS base yet."""
    global turn
    system_call(ARCH_PRCTL, ARCH_GET_GS, context + CONTEXT_SPARE, u64(0), u64(0))
    if load64(context + CONTEXT_SPARE) == u64(0):
        return
    sample.take_sample(load64(context + CONTEXT_RIP), load64(context + CONTEXT_RSP), load64(context + CONTEXT_R10))
    if this_worker().self == worker.first_worker.self:
        turn = turn + u64(1)
        if turn % u64(2) == u64(0):
            hand_on(turn // u64(2))


@systemstack
def hand_on(which: u64) -> None:
    """A SIGPROF for one of the other threads, each in its turn."""
    count = u64(0)
    one = worker.all_workers
    while not one.is_null():
        count = count + u64(1)
        one = one.chain
    chosen = nth(which % count)
    if chosen != this_worker().self and chosen.tid != u64(0):
        process = u64(system_call(GETPID, u64(0), u64(0), u64(0), u64(0)))
        system_call(TGKILL, process, chosen.tid, u64(SIGPROF), u64(0))


@systemstack
def nth(index: u64) -> Worker:
    """A worker, by its place in the list of all."""
    one = worker.all_workers
    while index != u64(0):
        index = index - u64(1)
        one = one.chain
    return one
