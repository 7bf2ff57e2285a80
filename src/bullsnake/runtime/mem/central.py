"""Spans by size class: who has which, and how a worker gets its next run of free slots.

A span of a class is in one of three lists. `unswept`: the collector has marked, nobody has swept it since. `partial`: swept, with
free slots that nobody takes from. `taken`: full, or a worker's own. A worker takes runs from its own span (`current`) without a
lock; it needs the lock, `guarded`, to get another one: a partial one, one that it sweeps itself, or fresh pages.

What has been handed out is counted by runs; the collector subtracts what is left of the current ones.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    Table,
    array,
    ctz,
    load64,
    memset,
    nosplit,
    popcount,
    range,
    store64,
    systemstack,
    this_worker,
    u8,
    u32,
    u64,
    xadd64,
)
from bullsnake.dialect.sizeclasses import NUM_CLASSES, OBJECTS_PER_SPAN, PAGES_PER_SPAN
from bullsnake.runtime.mem import marking, pages, sweep
from bullsnake.runtime.mem.span import BIT_WORDS, SMALL, Span
from bullsnake.runtime.os import knobs, lock

CACHES: Final = u64(2 * NUM_CLASSES)
PAGES: Final = Table(u32, PAGES_PER_SPAN)
MOST_SWEPT: Final = u64(8)
OBJECTS: Final = Table(u32, OBJECTS_PER_SPAN)

handed = Static(array(u64, 1))


@nosplit
def handed_out() -> u64:
    """Bytes of all objects that are not known to be dead."""
    return handed[u64(0)]


@systemstack
def refill(cache: u64, size: u64) -> bool:
    """Put a run of free slots into this worker's cache; False if memory is out."""
    span = Span.at(this_worker().current[cache])
    while span.is_null() or not take_run(span, cache, size):
        span = next_span(cache, size)
        this_worker().current[cache] = span.address()
        if span.is_null():
            return False
    return True


@systemstack
def next_span(cache: u64, size: u64) -> Span:
    """A span that may have free slots, for this worker alone; null if memory is out."""
    lock.acquire(sweep.guarded.address())
    span = sweep.take_partial(cache, MOST_SWEPT)
    if span.is_null():
        span = new_span(cache, size)
        if span.is_null() and sweep.reclaim():
            span = new_span(cache, size)
        if span.is_null():
            span = sweep.take_partial(cache, u64(0))
    if not span.is_null():
        sweep.enter_taken(span)
    lock.unlock(sweep.guarded.address())
    return span


@systemstack
def new_span(cache: u64, size: u64) -> Span:
    """Fresh pages for a class."""
    number = cache >> u64(1)
    span = pages.allocate(u64(PAGES[number]))
    if span.is_null():
        return span
    span.state = SMALL
    span.elem_size = size
    span.nelems = u64(OBJECTS[number])
    span.magic = (u64(0xFFFFFFFF) // size) + u64(1)
    span.noscan = cache & u64(1)
    span.cache = cache
    span.next_index = u64(0)
    for i in range(u64(0), BIT_WORDS):
        span.mark[i] = u64(0)
        span.live[i] = u64(0)
    return span


@systemstack
def take_run(span: Span, cache: u64, size: u64) -> bool:
    """The next run of free slots of this worker's span; False if it has no more. Black while the collector marks."""
    first = next_free(span, span.next_index)
    if first >= span.nelems:
        span.next_index = span.nelems
        return False
    last = next_live(span, first)
    if knobs.gcalloc | knobs.tinyrun != u64(0):
        last = first + u64(1)
    span.next_index = last
    base = span.base + first * size
    nbytes = (last - first) * size
    if marking.on != u64(0):
        marking.set_marks(span, first, last)
    if span.dirty != u64(0):
        memset(base, u8(0), nbytes)
    this_worker().alloc_free[cache] = base
    this_worker().alloc_end[cache] = base + nbytes
    xadd64(handed.address(), nbytes)
    return True


@nosplit
def next_free(span: Span, start: u64) -> u64:
    """The first slot at or after `start` whose bit in `live` is 0; nelems or more if none."""
    index = start
    while index < span.nelems:
        word = ~span.live[index >> u64(6)] >> (index & u64(63))
        if word != u64(0):
            return index + ctz(word)
        index = (index & ~u64(63)) + u64(64)
    return span.nelems


@nosplit
def next_live(span: Span, start: u64) -> u64:
    """The first slot at or after `start` whose bit in `live` is 1; nelems if none."""
    index = start
    while index < span.nelems:
        word = span.live[index >> u64(6)] >> (index & u64(63))
        if word != u64(0):
            found = index + ctz(word)
            return found if found < span.nelems else span.nelems
        index = (index & ~u64(63)) + u64(64)
    return span.nelems


@systemstack
def blacken_caches(free: u64, end: u64) -> u64:
    """Marking begins: what is left of a worker's runs, whose bounds are at two addresses, will be handed out black. Bytes left."""
    left = u64(0)
    for cache in range(u64(0), CACHES):
        first = load64(free + cache * u64(8))
        last = load64(end + cache * u64(8))
        if first < last:
            span = pages.span_of(first)
            marking.set_marks(span, (first - span.base) // span.elem_size, (last - span.base) // span.elem_size)
            left = left + (last - first)
    return left


@systemstack
def flush_caches(free: u64, end: u64, current: u64) -> None:
    """Marking is over: a worker gives its runs and spans up; unused slots are free again, and white."""
    for cache in range(u64(0), CACHES):
        first = load64(free + cache * u64(8))
        last = load64(end + cache * u64(8))
        if first < last:
            span = pages.span_of(first)
            marking.clear_marks(span, (first - span.base) // span.elem_size, (last - span.base) // span.elem_size)
            xadd64(handed.address(), first - last)
        store64(free + cache * u64(8), u64(0))
        store64(end + cache * u64(8), u64(0))
        store64(current + cache * u64(8), u64(0))


@nosplit
def marked(span: Span) -> u64:
    """Number of marked objects of a span."""
    total = u64(0)
    for i in range(u64(0), BIT_WORDS):
        total = total + popcount(span.mark[i])
    return total
