"""The processors of the machine: how many the process may use (those that its affinity mask names), and which one a thread is on.

A thread that begins, or wakes, may be put on the core of who woke it, though another one is idle: a new thread has stayed there for
several ticks of the system's scheduler (Linux 6.18 on two virtual cores). Then who woke it stands for a tick at a time, 4 ms.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i64, load32, popcount, range, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import system_call

SCHED_SETAFFINITY: Final = i64(203)
SCHED_GETAFFINITY: Final = i64(204)
GETCPU: Final = i64(309)
WORDS: Final = u64(128)
mask = Static(array(u64, 128))


@systemstack
def read_mask() -> u64:
    """Read the affinity mask of this thread; how many words it has, 0 if the kernel has more processors than ours has bits."""
    nbytes = system_call(SCHED_GETAFFINITY, u64(0), WORDS * u64(8), mask.address(), u64(0))
    return u64(nbytes) // u64(8) if nbytes > i64(0) else u64(0)


@systemstack
def usable() -> u64:
    """How many processors this thread may use: at least one."""
    words = read_mask()
    found = u64(0)
    for index in range(u64(0), words):
        found = found + popcount(mask[index])
    return found if found != u64(0) else u64(1)


@systemstack
def current() -> u64:
    """Number of the processor on which this thread is."""
    at = this_worker().words_at
    system_call(GETCPU, at, u64(0), u64(0), u64(0))
    return u64(load32(at))


@systemstack
def step_aside(core: u64) -> None:
    """Leave a core to who runs there, if this thread is there, too, and may go elsewhere. One thread at a time."""
    if current() != core or usable() == u64(1):
        return
    words = read_mask()
    if core >> u64(6) >= words:
        return
    all_of_word = mask[core >> u64(6)]
    mask[core >> u64(6)] = all_of_word & ~(u64(1) << (core & u64(63)))
    system_call(SCHED_SETAFFINITY, u64(0), words * u64(8), mask.address(), u64(0))
    mask[core >> u64(6)] = all_of_word
    system_call(SCHED_SETAFFINITY, u64(0), words * u64(8), mask.address(), u64(0))
