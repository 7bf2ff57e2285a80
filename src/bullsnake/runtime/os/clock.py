"""Clocks, sleeping and random bits."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i32, i64, load64, systemstack, u64
from bullsnake.runtime.os.libc import clock_gettime, getrandom, nanosleep

MONOTONIC: Final = i64(1)
SECOND: Final = u64(1000000000)
EINTR: Final = i64(4)
timespec = Static(array(u64, 4))


@systemstack
def clock_ns(which: i64) -> i64:
    """Nanoseconds of a clock of clock_gettime."""
    clock_gettime(which, timespec.address())
    return i64(timespec[u64(0)] * SECOND + timespec[u64(1)])


@systemstack
def now() -> u64:
    """Nanoseconds of the monotonic clock."""
    return u64(clock_ns(MONOTONIC))


@systemstack
def sleep_ns(ns: i64) -> i64:
    """0, or -EINTR."""
    timespec[u64(0)] = u64(ns) // SECOND
    timespec[u64(1)] = u64(ns) % SECOND
    if nanosleep(timespec.address(), u64(0)) != i32(0):
        return i64(0) - EINTR
    return i64(0)


@systemstack
def random_word() -> i64:
    """64 random bits."""
    getrandom(timespec.address(), u64(8), i64(0))
    return i64(load64(timespec.address()))
