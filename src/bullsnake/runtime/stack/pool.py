"""Memory for stacks. Small ones come from chunks and go back to a list by size; larger ones are reservations of their own.

A kernel allows some 65,000 mappings: a hundred thousand goroutines cannot have one each. Only sizes that are a power of two are
kept in lists; what comes back from a list holds old words, which no walk ever reads: the walk reads what lies above SP. The link
to the next lies in the last word, in the page that was touched anyway.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, ctz, load64, popcount, store64, systemstack, u64
from bullsnake.runtime.os import lock
from bullsnake.runtime.os.memory import release, reserve

SMALLEST: Final = u64(8192)
LARGEST: Final = u64(65536)
CHUNK: Final = u64(1 << 20)
LISTS: Final = u64(4)

guarded = Static(array(u64, 1))
lists = Static(array(u64, 4))
chunk: u64 = u64(0)
left: u64 = u64(0)


@systemstack
def is_pooled(size: u64) -> bool:
    """Whether stacks of this size are kept in a list."""
    return size >= SMALLEST and size <= LARGEST and popcount(size) == u64(1)


@systemstack
def take(size: u64) -> u64:
    """Memory for a stack; 0 if there is none."""
    if not is_pooled(size):
        return reserve(size)
    lock.acquire(guarded.address())
    number = ctz(size // SMALLEST)
    found = lists[number]
    if found != u64(0):
        lists[number] = load64(found + size - u64(8))
    else:
        found = carve(size)
    lock.unlock(guarded.address())
    return found


@systemstack
def carve(size: u64) -> u64:
    """A piece of the current chunk, or of a new one; 0 if there is no memory."""
    global chunk, left
    if left < size:
        fresh = reserve(CHUNK)
        if fresh == u64(0):
            return u64(0)
        chunk = fresh
        left = CHUNK
    left = left - size
    return chunk + left


@systemstack
def give(address: u64, size: u64) -> None:
    """A stack is no longer used."""
    if not is_pooled(size):
        release(address, size)
        return
    lock.acquire(guarded.address())
    number = ctz(size // SMALLEST)
    store64(address + size - u64(8), lists[number])
    lists[number] = address
    lock.unlock(guarded.address())
