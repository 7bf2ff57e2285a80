"""The heap: size classes with allocation caches that are runs of free slots.

Policy. The fast path (`new_sized`, inlined into guest code) bumps a pointer in the worker's cache for the class: a run of
consecutive free slots, zeroed when the run was taken. When the run is used up, the slow path finds the next run in the
class's current span by its bits, then another span of the class that is not swept yet, then fresh pages. Memory is zero
when it is handed out; the type word is stored before anyone else can see the object.

Out of memory. At the limit (maxheap) the collector runs before an allocation fails. If that frees less than 1/64 of the limit,
memory is out as well, though a little is left: else a program near its limit would do nothing but collect.

What has been handed out is counted by runs; the collector subtracts what is left of the current ones.

The fast path touches only the worker's own caches. The slow paths hold `guarded`; nothing collects under it.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    Table,
    array,
    cold,
    ctz,
    inline,
    load64,
    memset,
    nosplit,
    popcount,
    range,
    ref,
    safepoint,
    store64,
    symbol,
    systemstack,
    this_worker,
    u8,
    u32,
    u64,
)
from bullsnake.dialect.sizeclasses import CLASS_OF_WORDS, NUM_CLASSES, OBJECTS_PER_SPAN, PAGES_PER_SPAN, SIZE_CLASSES
from bullsnake.runtime import hooks
from bullsnake.runtime.mem import pages
from bullsnake.runtime.mem.descriptor import SCALARS, TypeDesc
from bullsnake.runtime.mem.span import BIT_WORDS, LARGE, PAGE, PAGE_SHIFT, SMALL, Span
from bullsnake.runtime.os import knobs, lock

CACHES: Final = u64(2 * NUM_CLASSES)
MAX_SMALL: Final = u64(32768)
FUTILE: Final = u64(64)
SIZES: Final = Table(u32, SIZE_CLASSES)
PAGES: Final = Table(u32, PAGES_PER_SPAN)
OBJECTS: Final = Table(u32, OBJECTS_PER_SPAN)
CLASSES: Final = Table(u8, CLASS_OF_WORDS)
POISON_BYTE: Final = u8(0xDB)

guarded = Static(array(u64, 1))
current = Static(array(Span, 136))
swept = Static(array(Span, 136))
unswept = Static(array(Span, 136))
large_swept: Span = Span.null()
large_unswept: Span = Span.null()

handed_out: u64 = u64(0)
trigger: u64 = u64(4194304)
allocations: u64 = u64(0)
freed: u64 = knobs.NO_LIMIT


@nosplit
@inline
@safepoint
def new_sized(kind: TypeDesc, cache: u64, size: u64) -> ref:
    """A zeroed object of a size class, with its type word; null if memory is out."""
    free = this_worker().alloc_free[cache]
    after = free + size
    if after > this_worker().alloc_end[cache]:
        return new_slow(kind, cache)
    this_worker().alloc_free[cache] = after
    store64(free, kind.address())
    return ref.at(free)


@systemstack
@safepoint
@cold
def new_slow(kind: TypeDesc, cache: u64) -> ref:
    """The slow path of new_sized: collect if it is time, take a new run."""
    size = u64(SIZES[cache >> u64(1)])
    at_limit = handed_out >= pages.limit()
    if before_allocation():
        hooks.collect()
        if at_limit and is_futile():
            pages.open_reserve()
            return ref.at(u64(0))
    if this_worker().alloc_end[cache] - this_worker().alloc_free[cache] < size and not refill_locked(cache, size):
        hooks.collect()
        if is_futile() or not refill_locked(cache, size):
            pages.open_reserve()
            return ref.at(u64(0))
    free = this_worker().alloc_free[cache]
    this_worker().alloc_free[cache] = free + size
    store64(free, kind.address())
    return ref.at(free)


@systemstack
def before_allocation() -> bool:
    """Count an allocation of the slow path; whether a collection is due."""
    global allocations
    if knobs.gcalloc != u64(0):
        allocations = allocations + u64(1)
        if allocations % knobs.gcalloc == u64(0):
            return True
    return handed_out >= trigger


@systemstack
def is_futile() -> bool:
    """Whether the collection at the limit has freed too little to go on. Not while a MemoryError is raised here."""
    return freed < knobs.maxheap // FUTILE and knobs.maxheap != knobs.NO_LIMIT and this_worker().g.exhausted == u64(0)


@systemstack
def refill_locked(cache: u64, size: u64) -> bool:
    """Refill, under the lock."""
    lock.acquire(guarded.address())
    done = refill(cache, size)
    lock.unlock(guarded.address())
    return done


@systemstack
def refill(cache: u64, size: u64) -> bool:
    """Put a run of free slots into a worker's cache; False if memory is out."""
    span = current[cache]
    if not span.is_null() and take_run(span, cache, size):
        return True
    while not unswept[cache].is_null():
        span = unswept[cache]
        unswept[cache] = span.next
        if sweep(span):
            current[cache] = span
            if take_run(span, cache, size):
                return True
    span = new_span(cache, size)
    if span.is_null() and reclaim():
        span = new_span(cache, size)
    if span.is_null():
        return False
    current[cache] = span
    return take_run(span, cache, size)


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
    span.next = swept[cache]
    swept[cache] = span
    return span


@systemstack
def take_run(span: Span, cache: u64, size: u64) -> bool:
    """The next run of free slots of a span; False if it has no more."""
    global handed_out
    first = next_free(span, span.next_index)
    if first >= span.nelems:
        span.next_index = span.nelems
        return False
    last = next_live(span, first)
    if knobs.gcalloc != u64(0):
        last = first + u64(1)
    span.next_index = last
    base = span.base + first * size
    nbytes = (last - first) * size
    if span.dirty != u64(0):
        memset(base, u8(0), nbytes)
    this_worker().alloc_free[cache] = base
    this_worker().alloc_end[cache] = base + nbytes
    handed_out = handed_out + nbytes
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
def sweep(span: Span) -> bool:
    """Free what was not marked. A span that is left empty gives its pages back: then False. Else it joins `swept`."""
    alive = u64(0)
    for i in range(u64(0), BIT_WORDS):
        alive = alive | span.mark[i]
    if alive == u64(0):
        if knobs.poison != u64(0):
            memset(span.base, POISON_BYTE, span.npages * PAGE)
        pages.free(span)
        return False
    if knobs.poison != u64(0):
        poison_dead(span)
    for i in range(u64(0), BIT_WORDS):
        span.live[i] = span.mark[i]
        span.mark[i] = u64(0)
    span.next_index = u64(0)
    span.dirty = u64(1)
    span.next = swept[span.cache]
    swept[span.cache] = span
    return True


@systemstack
def poison_dead(span: Span) -> None:
    """Overwrite every slot that was not marked."""
    for i in range(u64(0), span.nelems):
        if (span.mark[i >> u64(6)] >> (i & u64(63))) & u64(1) == u64(0):
            memset(span.base + i * span.elem_size, POISON_BYTE, span.elem_size)


@systemstack
def reclaim() -> bool:
    """Give back the pages of unswept spans without a marked object; whether there were any. The others stay unswept."""
    before = pages.pages_in_use
    for cache in range(u64(0), CACHES):
        span = unswept[cache]
        unswept[cache] = Span.null()
        while not span.is_null():
            after = span.next
            if marked(span) == u64(0):
                sweep(span)
            else:
                span.next = unswept[cache]
                unswept[cache] = span
            span = after
    return pages.pages_in_use != before


@systemstack
def finish_sweep() -> None:
    """Sweep everything that is left; the collector needs clean mark bits."""
    for cache in range(u64(0), CACHES):
        while not unswept[cache].is_null():
            span = unswept[cache]
            unswept[cache] = span.next
            sweep(span)


@systemstack
def sweep_large() -> None:
    """Free the large objects that were not marked."""
    global large_swept, large_unswept
    span = large_unswept
    large_unswept = Span.null()
    while not span.is_null():
        after = span.next
        if span.mark[u64(0)] == u64(0):
            if knobs.poison != u64(0):
                memset(span.base, POISON_BYTE, span.npages * PAGE)
            pages.free(span)
        else:
            span.mark[u64(0)] = u64(0)
            span.next = large_swept
            large_swept = span
        span = after


@systemstack
def flush_caches(free: u64, end: u64) -> None:
    """Give up a worker's runs, whose bounds are at two addresses: their unused slots count as free again. Before marking."""
    global handed_out
    for cache in range(u64(0), CACHES):
        at = cache * u64(8)
        handed_out = handed_out - (load64(end + at) - load64(free + at))
        store64(free + at, u64(0))
        store64(end + at, u64(0))
        current[cache] = Span.null()


@systemstack
def start_sweep() -> None:
    """After marking: every span is to be swept before it is used again; large objects at once."""
    global large_unswept, large_swept
    for cache in range(u64(0), CACHES):
        unswept[cache] = swept[cache]
        swept[cache] = Span.null()
    large_unswept = large_swept
    large_swept = Span.null()
    sweep_large()


@systemstack
@safepoint
def new_array(kind: TypeDesc, length: u64) -> ref:
    """An array object: type word, length, zeroed elements. Null if memory is out or the length is absurd."""
    noscan = u64(1) if kind.shape == SCALARS else u64(0)
    if length > u64(1 << 40):
        return ref.at(u64(0))
    made = new_bytes(kind, u64(16) + length * u64(kind.elem), noscan)
    if not made.is_null():
        store64(made.address() + u64(8), length)
    return made


@systemstack
@safepoint
def new_object(kind: TypeDesc, size: u64, noscan: u64) -> ref:
    """An object of a fixed size that has no size class."""
    return new_bytes(kind, size, noscan)


@systemstack
@safepoint
def new_str(length: u64, width: u64) -> ref:
    """A str object with room for `length` code points of `width` bytes."""
    if length > u64(1 << 40):
        return ref.at(u64(0))
    made = new_bytes(TypeDesc.at(symbol("type.builtins.str")), u64(32) + length * width, u64(1))
    if not made.is_null():
        store64(made.address() + u64(8), length)
        store64(made.address() + u64(24), width)
    return made


@systemstack
@safepoint
def new_bytes(kind: TypeDesc, nbytes: u64, noscan: u64) -> ref:
    """A zeroed object of any size with its type word."""
    if nbytes <= MAX_SMALL:
        cache = u64(CLASSES[(nbytes + u64(7)) >> u64(3)]) * u64(2) + noscan
        size = u64(SIZES[cache >> u64(1)])
        free = this_worker().alloc_free[cache]
        if free + size > this_worker().alloc_end[cache]:
            return new_slow(kind, cache)
        this_worker().alloc_free[cache] = free + size
        store64(free, kind.address())
        return ref.at(free)
    return new_large(kind, nbytes, noscan)


@systemstack
@safepoint
def new_large(kind: TypeDesc, nbytes: u64, noscan: u64) -> ref:
    """An object with pages of its own."""
    npages = (nbytes + PAGE - u64(1)) >> PAGE_SHIFT
    if before_allocation() or handed_out + nbytes >= trigger:
        hooks.collect()
    span = new_large_span(npages, noscan)
    if span.is_null():
        hooks.collect()
        span = new_large_span(npages, noscan)
        if span.is_null():
            pages.open_reserve()
            return ref.at(u64(0))
    if span.dirty != u64(0):
        memset(span.base, u8(0), npages * PAGE)
    store64(span.base, kind.address())
    return ref.at(span.base)


@systemstack
def new_large_span(npages: u64, noscan: u64) -> Span:
    """Pages for a large object, counted; null if memory is out."""
    lock.acquire(guarded.address())
    span = pages.allocate(npages)
    if span.is_null() and reclaim():
        span = pages.allocate(npages)
    if not span.is_null():
        enter_large(span, npages, noscan)
    lock.unlock(guarded.address())
    return span


@systemstack
def enter_large(span: Span, npages: u64, noscan: u64) -> None:
    """Make pages a large object's."""
    global large_swept, handed_out
    span.state = LARGE
    span.elem_size = npages * PAGE
    span.nelems = u64(1)
    span.magic = u64(0)
    span.noscan = noscan
    span.mark[u64(0)] = u64(0)
    span.next = large_swept
    large_swept = span
    handed_out = handed_out + npages * PAGE


@systemstack
def marked(span: Span) -> u64:
    """Number of marked objects of a span."""
    total = u64(0)
    for i in range(u64(0), BIT_WORDS):
        total = total + popcount(span.mark[i])
    return total
