"""Sweeping: after marking, a span's dead objects become free slots, and a span without a live one gives its pages back.

It happens beside the program: a thread of the collector sweeps span after span; an allocator that needs a span sweeps some of its
class itself, but not so many that it takes long: rather than look for a free slot among full ones it takes fresh pages. Both hold
`guarded` meanwhile, the lock of the page allocator and of the lists of spans; nothing collects under it.
Mark bits must be clean before the next marking: `finish` sweeps what is left.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, memset, popcount, range, systemstack, u8, u64
from bullsnake.dialect.sizeclasses import NUM_CLASSES
from bullsnake.runtime.mem import marking, pages
from bullsnake.runtime.mem.span import BIT_WORDS, LARGE, PAGE, Span
from bullsnake.runtime.os import knobs, lock

LISTS: Final = u64(2 * NUM_CLASSES)
BATCH: Final = u64(64)
POISON_BYTE: Final = u8(0xDB)

guarded = Static(array(u64, 1))
taken = Static(array(Span, 136))
partial = Static(array(Span, 136))
last_partial = Static(array(Span, 136))
unswept = Static(array(Span, 136))
large_swept: Span = Span.null()
large_unswept: Span = Span.null()
place: u64 = LISTS


@systemstack
def enter_taken(span: Span) -> None:
    """A span is full, or has an owner."""
    span.next = taken[span.cache]
    taken[span.cache] = span


@systemstack
def enter_partial(span: Span) -> None:
    """A swept span has free slots."""
    cache = span.cache
    span.next = partial[cache]
    if span.next.is_null():
        last_partial[cache] = span
    partial[cache] = span


@systemstack
def take_partial(cache: u64, most: u64) -> Span:
    """A swept span with free slots, out of all lists; null if there is none. Sweeps up to `most` spans if it must, and stops at one
    that is left empty: its pages are as good.
    """
    span = partial[cache]
    if not span.is_null():
        partial[cache] = span.next
        return span
    left = most
    while not unswept[cache].is_null() and left != u64(0):
        span = unswept[cache]
        unswept[cache] = span.next
        alive = sweep(span)
        if alive == u64(0):
            return Span.null()
        if alive < span.nelems:
            return span
        enter_taken(span)
        left = left - u64(1)
    return Span.null()


@systemstack
def sweep(span: Span) -> u64:
    """Free what was not marked; how many objects live. A span that is left empty gives its pages back: its record is gone then."""
    alive = u64(0)
    for i in range(u64(0), BIT_WORDS):
        alive = alive | span.mark[i]
    if alive == u64(0):
        if knobs.poison != u64(0):
            memset(span.base, POISON_BYTE, span.npages * PAGE)
        pages.free(span)
        return u64(0)
    if knobs.poison != u64(0):
        poison_dead(span)
    return turn_over(span)


@systemstack
def turn_over(span: Span) -> u64:
    """What is marked is what lives; how many."""
    alive = u64(0)
    for i in range(u64(0), BIT_WORDS):
        bits = span.mark[i]
        if bits != u64(0):
            alive = alive + popcount(bits)
        span.live[i] = bits
        span.mark[i] = u64(0)
    span.next_index = u64(0)
    span.dirty = u64(1)
    return alive


@systemstack
def poison_dead(span: Span) -> None:
    """Overwrite every slot that was not marked."""
    for i in range(u64(0), span.nelems):
        if not marking.is_set(span, i):
            memset(span.base + i * span.elem_size, POISON_BYTE, span.elem_size)


@systemstack
def sweep_one(cache: u64) -> None:
    """Sweep the first unswept span of a class; there is one."""
    span = unswept[cache]
    unswept[cache] = span.next
    alive = sweep(span)
    if alive == span.nelems:
        enter_taken(span)
    elif alive != u64(0):
        enter_partial(span)


@systemstack
def sweep_large() -> None:
    """Free the first unswept large object if it was not marked; there is one."""
    global large_swept, large_unswept
    span = large_unswept
    large_unswept = span.next
    if span.mark[u64(0)] == u64(0):
        if knobs.poison != u64(0):
            memset(span.base, POISON_BYTE, span.npages * PAGE)
        pages.free(span)
        return
    span.mark[u64(0)] = u64(0)
    span.next = large_swept
    large_swept = span


@systemstack
def enter_large(span: Span, npages: u64, noscan: u64) -> None:
    """Make pages a large object's; black while the collector marks."""
    global large_swept
    span.state = LARGE
    span.elem_size = npages * PAGE
    span.nelems = u64(1)
    span.magic = u64(0)
    span.noscan = noscan
    span.mark[u64(0)] = u64(1) if marking.on != u64(0) else u64(0)
    span.next = large_swept
    large_swept = span


@systemstack
def start() -> None:
    """After marking, with the world stopped: every span is to be swept before it is used again."""
    global large_unswept, large_swept, place
    for cache in range(u64(0), LISTS):
        unswept[cache] = taken[cache]
        if not partial[cache].is_null():
            last_partial[cache].next = taken[cache]
            unswept[cache] = partial[cache]
        taken[cache] = Span.null()
        partial[cache] = Span.null()
    large_unswept = large_swept
    large_swept = Span.null()
    place = u64(0)


@systemstack
def step() -> bool:
    """Sweep one span; False if none is left. Large objects come first. Under the lock."""
    global place
    if not large_unswept.is_null():
        sweep_large()
        return True
    while place < LISTS:
        if not unswept[place].is_null():
            sweep_one(place)
            return True
        place = place + u64(1)
    return False


@systemstack
def finish() -> None:
    """Sweep everything that is left."""
    while finish_some(BATCH):
        pass


@systemstack
def finish_some(most: u64) -> bool:
    """Sweep up to so many spans, under the lock for one at a time; False if none is left."""
    left = most
    more = True
    while more and left != u64(0):
        lock.acquire(guarded.address())
        more = step()
        lock.unlock(guarded.address())
        left = left - u64(1)
    return more


@systemstack
def reclaim() -> bool:
    """Memory is short: give back the pages of spans without a marked object; whether there were any. Under the lock."""
    before = pages.pages_in_use
    while not large_unswept.is_null():
        sweep_large()
    for cache in range(u64(0), LISTS):
        while not unswept[cache].is_null():
            sweep_one(cache)
    return pages.pages_in_use != before
