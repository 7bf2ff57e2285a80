"""The page allocator: one reserved arena, a flat map from pages to spans, free runs that join their neighbours.

The limit is the knob maxheap. An allocation that fails opens a reserve beyond it for its goroutine, in which the MemoryError and its
traceback are made; the reserve closes when a handler is reached. A second failure before that is a fatal error. Each goroutine with
a reserve may go beyond the limit by as many reserves as are open; all others stay below it. The knob failpages=N pretends: from the
Nth allocation on there is nothing but the reserve, until a handler is reached.

Free runs are spans in state FREE, in a list by length and by whether their pages have been used (list 0 holds all that are longer);
`dirty_pages` counts the used ones. Neighbours of the same kind join. The map has an entry for each page of a span in use, and for
the first and last page of a free one.

Pages that have been used are taken first. The contents of those that nobody needs go back to the kernel (`gc/scavenge.py`), piece by
piece: a piece is in no list meanwhile, so that the lock need not be held. It stays in the map by its ends: whoever is freed beside it
looks there for a neighbour to join.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    fatal,
    load64,
    nosplit,
    range,
    sizeof,
    store64,
    systemstack,
    this_worker,
    u64,
    xadd64,
)
from bullsnake.runtime.mem.span import CLEANING, FREE, PAGE, PAGE_SHIFT, Span
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.os.records import Block, carve, is_room

LARGEST_ARENA: Final = u64(1 << 38)
SMALLEST_ARENA: Final = u64(1 << 28)
BINS: Final = u64(128)
GROW_PAGES: Final = u64(128)
PIECE_PAGES: Final = u64(256)
RESERVE: Final = u64(262144)

arena: u64 = u64(0)
arena_end: u64 = u64(0)
arena_used: u64 = u64(0)
page_map: u64 = u64(0)
pages_in_use: u64 = u64(0)
dirty_pages: u64 = u64(0)
reserves = Static(array(u64, 1))
lifted: bool = False
calls: u64 = u64(0)
handled: bool = False
bins = Static(array(Span, 256))
free_records: Span = Span.null()
records = Static(Block)


@systemstack
def init() -> None:
    """Reserve the arena and its map."""
    global arena, arena_end, arena_used, page_map
    size = LARGEST_ARENA
    arena = reserve(size)
    while arena == u64(0):
        size = size >> u64(1)
        if size < SMALLEST_ARENA:
            fatal("no memory for the heap")
        arena = reserve(size)
    arena_end = arena + size
    arena = (arena + PAGE - u64(1)) & (u64(0) - PAGE)
    arena_used = arena
    page_map = reserve((size >> PAGE_SHIFT) * u64(8))
    if page_map == u64(0):
        fatal("no memory for the heap's map")


@systemstack
def open_reserve() -> None:
    """Memory is out: the MemoryError that follows is made beyond the limit."""
    g = this_worker().g
    if g.exhausted != u64(0):
        fatal("out of memory while a MemoryError is raised")
    g.exhausted = u64(1)
    xadd64(reserves.address(), u64(1))


@systemstack
def close_reserve() -> None:
    """A handler has been reached."""
    global handled
    g = this_worker().g
    if g.exhausted != u64(0):
        g.exhausted = u64(0)
        handled = True
        xadd64(reserves.address(), u64(0) - u64(1))


@systemstack
def limit() -> u64:
    """How large the heap may become by an allocation of this goroutine."""
    if lifted or knobs.maxheap == knobs.NO_LIMIT:
        return knobs.NO_LIMIT
    if this_worker().g.exhausted == u64(0):
        return knobs.maxheap
    return knobs.maxheap + RESERVE * reserves[u64(0)]


@systemstack
def lift_limit() -> None:
    """The program ends by an exception; its report needs memory, too."""
    global lifted
    close_reserve()
    lifted = True


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
    global free_records
    if not free_records.is_null():
        record = free_records
        free_records = record.next
        return record
    return Span.at(carve(records, sizeof(Span)))


@systemstack
def are_records() -> bool:
    """Whether there are two span records, as many as an allocation takes."""
    if not free_records.is_null() and not free_records.next.is_null():
        return True
    return is_room(records, sizeof(Span) * u64(2))


@systemstack
def is_failing() -> bool:
    """Whether the knob failpages says that memory is out. Under the lock."""
    global calls
    if knobs.failpages == u64(0) or handled or lifted:
        return False
    calls = calls + u64(1)
    return calls >= knobs.failpages and this_worker().g.exhausted == u64(0)


@nosplit
def bin_of(npages: u64, dirty: u64) -> u64:
    """Number of the list for free runs of a length, used or not."""
    if npages >= BINS:
        return dirty * BINS
    return dirty * BINS + npages


@systemstack
def insert_free(span: Span) -> None:
    """Put a free run in its list and in the map."""
    span.state = FREE
    number = bin_of(span.npages, span.dirty)
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
        bins[bin_of(span.npages, span.dirty)] = span.next
    else:
        span.previous.next = span.next
    if not span.next.is_null():
        span.next.previous = span.previous
    span.next = Span.null()
    span.previous = Span.null()


@systemstack
def find_free(npages: u64) -> Span:
    """The first free run of at least that length, used pages before fresh ones, null if there is none."""
    span = find_in(npages, u64(1))
    return find_in(npages, u64(0)) if span.is_null() else span


@systemstack
def find_in(npages: u64, dirty: u64) -> Span:
    """The first free run of at least that length among those that are used or not."""
    for number in range(npages, BINS):
        if not bins[dirty * BINS + number].is_null():
            return bins[dirty * BINS + number]
    span = bins[dirty * BINS]
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
    global pages_in_use, dirty_pages
    if (pages_in_use + npages) * PAGE > limit() or npages > (arena_end - arena) >> PAGE_SHIFT:
        return Span.null()
    if not are_records() or is_failing():
        return Span.null()
    span = find_free(npages)
    if span.is_null():
        span = grow(npages)
        if span.is_null():
            return span
    remove_free(span)
    if span.npages > npages:
        insert_free(split(span, npages))
    pages_in_use = pages_in_use + npages
    dirty_pages = dirty_pages - npages * span.dirty
    for i in range(u64(0), npages):
        set_map(span.base + i * PAGE, span)
    return span


@systemstack
def free(span: Span) -> None:
    """Give a span's pages back; it joins free neighbours."""
    global pages_in_use, dirty_pages
    pages_in_use = pages_in_use - span.npages
    dirty_pages = dirty_pages + span.npages
    span.dirty = u64(1)
    insert_joined(span)


@systemstack
def insert_joined(span: Span) -> None:
    """Put a free run in its list, with free neighbours of its kind as one."""
    whole = span
    if span.base > arena:
        before = span_of(span.base - PAGE)
        if is_joinable(before, span.dirty):
            remove_free(before)
            join(before, span)
            whole = before
    end = whole.base + whole.npages * PAGE
    if end < arena_used:
        after = span_of(end)
        if is_joinable(after, whole.dirty):
            remove_free(after)
            join(whole, after)
    insert_free(whole)


@systemstack
def is_joinable(span: Span, dirty: u64) -> bool:
    """Whether a span is a free run of a kind."""
    return not span.is_null() and span.state == FREE and span.dirty == dirty


@systemstack
def join(first: Span, second: Span) -> None:
    """Add the pages of a neighbour behind `first`; its record becomes free."""
    first.npages = first.npages + second.npages
    free_record(second)


@systemstack
def free_record(span: Span) -> None:
    """Keep a record for later."""
    global free_records
    span.state = FREE
    span.next = free_records
    free_records = span


@systemstack
def split(span: Span, npages: u64) -> Span:
    """Cut a run that is in no list; what lies behind the first pages."""
    rest = new_record()
    rest.base = span.base + npages * PAGE
    rest.npages = span.npages - npages
    rest.dirty = span.dirty
    span.npages = npages
    return rest


@systemstack
def take_dirty(least: u64) -> Span:
    """A used free run of at least that length, cut to a piece, out of all lists; null if there is none. Under the lock."""
    global dirty_pages
    span = bins[BINS]
    number = BINS
    while span.is_null() and number > least:
        number = number - u64(1)
        span = bins[BINS + number]
    if span.is_null():
        return span
    remove_free(span)
    if span.npages > PIECE_PAGES and are_records():
        insert_free(split(span, PIECE_PAGES))
        set_map(span.base + (span.npages - u64(1)) * PAGE, span)
    span.state = CLEANING
    dirty_pages = dirty_pages - span.npages
    return span


@systemstack
def enter_clean(span: Span) -> None:
    """The contents of a free run have gone back to the kernel. Under the lock."""
    span.dirty = u64(0)
    insert_joined(span)
