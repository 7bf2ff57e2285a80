"""Locks of the runtime: one word, 0 free, 1 held, 2 held and somebody may wait. A futex makes the waiting cheap.

Held for short times only, on the system stack, never over a safepoint: when the world is stopped no lock is held.
Source of the algorithm: Drepper, "Futexes Are Tricky", the second mutex.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import atomic_load64, cas64, i64, nosplit, systemstack, u64, xchg64
from bullsnake.runtime.os.libc import system_call

FUTEX: Final = i64(202)
SCHED_YIELD: Final = i64(24)
WAIT: Final = u64(128)
WAKE: Final = u64(129)
FREE: Final = u64(0)
HELD: Final = u64(1)
CONTENDED: Final = u64(2)
ALL: Final = u64(0x7FFFFFFF)
SPINS: Final = u64(100)


@nosplit
def acquire(word: u64) -> None:
    """Take the lock at an address."""
    if not cas64(word, FREE, HELD):
        wait_for(word)


@systemstack
def wait_for(word: u64) -> None:
    """The lock is held by somebody: try for a moment, then sleep until it is free."""
    tries = u64(0)
    while tries < SPINS:
        if atomic_load64(word) == FREE and cas64(word, FREE, HELD):
            return
        tries = tries + u64(1)
    while xchg64(word, CONTENDED) != FREE:
        sleep_while(word, CONTENDED, u64(0))


@nosplit
def unlock(word: u64) -> None:
    """Let the lock go."""
    if xchg64(word, FREE) == CONTENDED:
        wake(word, u64(1))


@systemstack
def give_way() -> None:
    """Let other threads run that want to."""
    system_call(SCHED_YIELD, u64(0), u64(0), u64(0), u64(0))


@systemstack
def sleep_while(word: u64, value: u64, timeout: u64) -> None:
    """Sleep while the word has a value, until woken, a signal comes, or a timeout (address of a timespec, 0: none) has passed."""
    system_call(FUTEX, word, WAIT, value, timeout)


@systemstack
def wake(word: u64, most: u64) -> None:
    """Wake up to `most` of those that sleep on a word."""
    system_call(FUTEX, word, WAKE, most, u64(0))
