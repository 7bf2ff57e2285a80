"""Memory from the kernel. Reservations cost nothing until a page is touched.

The knob failmap=N has the Nth reservation fail that is made after the knobs have been read, and that one alone.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i32, i64, load8, store8, systemstack, u8, u64, xadd64
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.libc import madvise, mincore, mmap, munmap

FAILED: Final = u64(0xFFFFFFFFFFFFFFFF)
READ_WRITE: Final = i64(3)
PRIVATE_ANONYMOUS_NORESERVE: Final = i64(0x4022)
DONTNEED: Final = i64(4)
answer = Static(array(u8, 8))
reserved = Static(array(u64, 1))


@systemstack
def reserve(nbytes: u64) -> u64:
    """Zeroed, readable and writable memory; 0 if there is none."""
    if knobs.failmap != u64(0) and xadd64(reserved.address(), u64(1)) + u64(1) == knobs.failmap:
        return u64(0)
    address = mmap(u64(0), nbytes, READ_WRITE, PRIVATE_ANONYMOUS_NORESERVE, i64(-1), i64(0))
    if address == FAILED:
        return u64(0)
    return address


@systemstack
def release(address: u64, nbytes: u64) -> None:
    """Give a reservation back."""
    munmap(address, nbytes)


@systemstack
def discard(address: u64, nbytes: u64) -> None:
    """Drop the contents of whole pages; they read as zero when touched again."""
    madvise(address, nbytes, DONTNEED)


@systemstack
def is_resident(address: u64) -> bool:
    """Whether a page has been touched, and is in memory now."""
    store8(answer.address(), u8(0))
    return mincore(address, u64(1), answer.address()) == i32(0) and load8(answer.address()) & u8(1) != u8(0)
