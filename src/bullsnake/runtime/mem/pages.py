"""The page allocator: one reserved arena, a flat map from pages to spans, free runs that join their neighbours.

The limit is the knob maxheap. An allocation that fails opens a reserve beyond it, in which the MemoryError and its traceback are
made; the reserve closes when a handler is reached. A second failure before that is a fatal error.

Free runs are spans in state FREE, in a list by length (the last list holds all longer ones). The map has an entry for each
page of a span in use, and for the first and last page of a free one.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, fatal, load64, nosplit, range, sizeof, store64, systemstack, u64
from bullsnake.runtime.mem.span import FREE, PAGE, PAGE_SHIFT, Span
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.memory import discard, reserve

LARGEST_ARENA: Final = u64(1 << 38)
SMALLEST_ARENA: Final = u64(1 << 28)
BINS: Final = u64(128)
GROW_PAGES: Final = u64(128)
SPAN_BLOCK: Final = u64(1 << 20)
DISCARD_PAGES: Final = u64(64)
RESERVE: Final = u64(262144)

arena: u64 = u64(0)
arena_end: u64 = u64(0)
arena_used: u64 = u64(0)
page_map: u64 = u64(0)
pages_in_use: u64 = u64(0)
allowed: u64 = u64(0)
reserve_open: bool = False
bins = Static(array(Span, 128))
free_records: Span = Span.null()
record_block: u64 = u64(0)
record_left: u64 = u64(0)


@systemstack
def init() -> None:
    """Reserve the arena and its map."""
    global arena, arena_end, arena_used, page_map, allowed
    allowed = knobs.maxheap
    size = LARGEST_ARENA
    arena = reserve(size)
    while arena == u64(0):
        size = size >> u64(1)
        if size < SMALLEST_ARENA:
            fatal("no address space for the heap")
        arena = reserve(size)
    arena_end = arena + size
    arena = (arena + PAGE - u64(1)) & (u64(0) - PAGE)
    arena_used = arena
    page_map = reserve((size >> PAGE_SHIFT) * u64(8))
    if page_map == u64(0):
        fatal("no address space for the heap's map")


@systemstack
def open_reserve() -> None:
    """Memory is out: the MemoryError that follows is made beyond the limit."""
    global allowed, reserve_open
    if reserve_open:
        fatal("out of memory while a MemoryError is raised")
    reserve_open = True
    if knobs.maxheap != knobs.NO_LIMIT:
        allowed = knobs.maxheap + RESERVE


@systemstack
def close_reserve() -> None:
    """A handler has been reached."""
    global allowed, reserve_open
    reserve_open = False
    allowed = knobs.maxheap


@systemstack
def lift_limit() -> None:
    """The program ends by an exception; its report needs memory, too."""
    global allowed, reserve_open
    reserve_open = False
    allowed = knobs.NO_LIMIT


@nosplit
def span_of(address: u64) -> Span:
    """The span that holds an address, null outside the heap."""
    if address < arena or address >= arena_used:
        return Span.null()
    return Span.at(load64(page_map + ((address - arena) >> PAGE_SHIFT) * u64(8)))


@nosplit
def set_map(page: u64, span: Span) -> None:
    """Enter a span for one page address."""
    store64(page_map + ((page - arena) >> PAGE_SHIFT) * u64(8), span.address())


@systemstack
def new_record() -> Span:
    """A span record, zeroed but for its bits."""
    global free_records, record_block, record_left
    if not free_records.is_null():
        record = free_records
        free_records = record.next
        return record
    if record_left < sizeof(Span):
        record_block = reserve(SPAN_BLOCK)
        record_left = SPAN_BLOCK
        if record_block == u64(0):
            fatal("no memory for the heap's records")
    record = Span.at(record_block)
    record_block = record_block + sizeof(Span)
    record_left = record_left - sizeof(Span)
    return record


@nosplit
def bin_of(npages: u64) -> u64:
    """Number of the list for free runs of a length."""
    if npages >= BINS:
        return u64(0)
    return npages


@systemstack
def insert_free(span: Span) -> None:
    """Put a free run in its list and in the map."""
    span.state = FREE
    number = bin_of(span.npages)
    span.previous = Span.null()
    span.next = bins[number]
    if not span.next.is_null():
        span.next.previous = span
    bins[number] = span
    set_map(span.base, span)
    set_map(span.base + (span.npages - u64(1)) * PAGE, span)


@systemstack
def remove_free(span: Span) -> None:
    """Take a free run out of its list."""
    if span.previous.is_null():
        bins[bin_of(span.npages)] = span.next
    else:
        span.previous.next = span.next
    if not span.next.is_null():
        span.next.previous = span.previous
    span.next = Span.null()
    span.previous = Span.null()


@systemstack
def find_free(npages: u64) -> Span:
    """The first free run of at least that length, null if there is none."""
    number = npages
    while number < BINS:
        if not bins[number].is_null():
            return bins[number]
        number = number + u64(1)
    span = bins[u64(0)]
    while not span.is_null():
        if span.npages >= npages:
            return span
        span = span.next
    return span


@systemstack
def grow(npages: u64) -> Span:
    """A free run from unused arena; null at its end or beyond maxheap."""
    global arena_used
    wanted = npages if npages > GROW_PAGES else GROW_PAGES
    if arena_used + wanted * PAGE > arena_end:
        wanted = npages
        if arena_used + wanted * PAGE > arena_end or wanted > (arena_end - arena) >> PAGE_SHIFT:
            return Span.null()
    span = new_record()
    span.base = arena_used
    span.npages = wanted
    span.dirty = u64(0)
    arena_used = arena_used + wanted * PAGE
    insert_free(span)
    return span


@systemstack
def allocate(npages: u64) -> Span:
    """A span of exactly that length with its pages in the map; null if memory is out."""
    global pages_in_use
    if (pages_in_use + npages) * PAGE > allowed or npages > (arena_end - arena) >> PAGE_SHIFT:
        return Span.null()
    span = find_free(npages)
    if span.is_null():
        span = grow(npages)
        if span.is_null():
            return span
    remove_free(span)
    if span.npages > npages:
        rest = new_record()
        rest.base = span.base + npages * PAGE
        rest.npages = span.npages - npages
        rest.dirty = span.dirty
        span.npages = npages
        insert_free(rest)
    pages_in_use = pages_in_use + npages
    for i in range(u64(0), npages):
        set_map(span.base + i * PAGE, span)
    return span


@systemstack
def free(span: Span) -> None:
    """Give a span's pages back; it joins free neighbours. Long runs go back to the kernel."""
    global pages_in_use, free_records
    pages_in_use = pages_in_use - span.npages
    span.dirty = u64(1)
    if span.npages >= DISCARD_PAGES:
        discard(span.base, span.npages * PAGE)
        span.dirty = u64(0)
    if span.base > arena:
        before = span_of(span.base - PAGE)
        if not before.is_null() and before.state == FREE:
            remove_free(before)
            join(before, span)
            span = before
    end = span.base + span.npages * PAGE
    if end < arena_used:
        after = span_of(end)
        if not after.is_null() and after.state == FREE:
            remove_free(after)
            join(span, after)
    insert_free(span)


@systemstack
def join(first: Span, second: Span) -> None:
    """Add the pages of a neighbour behind `first`; its record becomes free."""
    global free_records
    first.npages = first.npages + second.npages
    first.dirty = first.dirty | second.dirty
    second.state = FREE
    second.next = free_records
    free_records = second
