"""Clocks and random bits."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import i64, load64, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import clock_gettime, getrandom

MONOTONIC: Final = i64(1)
SECOND: Final = u64(1000000000)


@systemstack
def clock_ns(which: i64) -> i64:
    """Nanoseconds of a clock of clock_gettime."""
    at = this_worker().words_at
    clock_gettime(which, at)
    return i64(load64(at) * SECOND + load64(at + u64(8)))


@systemstack
def now() -> u64:
    """Nanoseconds of the monotonic clock."""
    return u64(clock_ns(MONOTONIC))


@systemstack
def random_word() -> i64:
    """64 random bits."""
    at = this_worker().words_at
    getrandom(at, u64(8), i64(0))
    return i64(load64(at))
