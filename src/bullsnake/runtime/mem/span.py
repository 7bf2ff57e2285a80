"""Spans: runs of pages that hold objects of one size class, or one large object, or nothing.

Book-keeping. `mark` is written by the collector: bit i is object i. `live` says which objects survived the last collection: a
sweep copies mark to live and clears mark. Objects below `next_index` that are not live were handed out since; so a slot at
or above next_index is free exactly if its bit in `live` is 0. That makes allocation a walk over runs of zero bits.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Array, Struct, array, u64

PAGE_SHIFT: Final = u64(13)
PAGE: Final = u64(8192)
BIT_WORDS: Final = u64(16)

FREE: Final = u64(0)
SMALL: Final = u64(1)
LARGE: Final = u64(2)
CLEANING: Final = u64(3)


class Span(Struct):
    """base, npages: where. state: FREE, SMALL, LARGE, or CLEANING (free, on its way to the kernel). magic: (offset * magic)
    >> 32 is the object's number.

    dirty: the pages have been used before, so that free slots are not known to be zero. next, previous: the list that it is in.
    """

    base: u64
    npages: u64
    state: u64
    elem_size: u64
    nelems: u64
    magic: u64
    noscan: u64
    cache: u64
    next_index: u64
    dirty: u64
    next: Span
    previous: Span
    mark: Array[u64] = array(u64, 16)
    live: Array[u64] = array(u64, 16)
