"""The heap: what an allocation does.

Policy. The fast path (`new_sized`, inlined into guest code) bumps a pointer in the worker's cache for the class: a run of
consecutive free slots, zeroed when the run was taken. When the run is used up, the slow path takes the next one (`central`).
Memory is zero when it is handed out; the type word is stored before anyone else can see the object.

The slow path is also where an allocation pays for the collector: it starts a collection when the heap has grown enough, and helps
to mark when the program allocates faster than the collector marks.

Out of memory. At the limit (maxheap) a whole collection runs before an allocation fails. If that leaves less than 1/64 of the limit
free, memory is out as well, though a little is left: else a program near its limit would do nothing but collect.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Table,
    cold,
    inline,
    memset,
    nosplit,
    ref,
    safepoint,
    store64,
    symbol,
    systemstack,
    this_worker,
    u8,
    u32,
    u64,
    xadd64,
)
from bullsnake.dialect.sizeclasses import CLASS_OF_WORDS, SIZE_CLASSES
from bullsnake.runtime import hooks
from bullsnake.runtime.mem import central, marking, pages, sweep
from bullsnake.runtime.mem.descriptor import SCALARS, TypeDesc
from bullsnake.runtime.mem.span import PAGE, PAGE_SHIFT, Span
from bullsnake.runtime.os import knobs, lock

MAX_SMALL: Final = u64(32768)
FUTILE: Final = u64(64)
SIZES: Final = Table(u32, SIZE_CLASSES)
CLASSES: Final = Table(u8, CLASS_OF_WORDS)

trigger: u64 = u64(4194304)
allocations: u64 = u64(0)


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
    """The slow path of new_sized: what is due for the collector, then a new run."""
    size = u64(SIZES[cache >> u64(1)])
    before_allocation(u64(0))
    if central.handed_out() >= pages.limit():
        hooks.collect()
        if is_futile():
            pages.open_reserve()
            return ref.at(u64(0))
    if this_worker().alloc_end[cache] - this_worker().alloc_free[cache] < size and not central.refill(cache, size):
        hooks.collect()
        if is_futile() or not central.refill(cache, size):
            pages.open_reserve()
            return ref.at(u64(0))
    free = this_worker().alloc_free[cache]
    this_worker().alloc_free[cache] = free + size
    store64(free, kind.address())
    return ref.at(free)


@systemstack
@safepoint
def before_allocation(nbytes: u64) -> None:
    """What an allocation on the slow path does for the collector. nbytes: of a large object."""
    global allocations
    if knobs.gcalloc != u64(0):
        allocations = allocations + u64(1)
        if allocations % knobs.gcalloc == u64(0):
            if knobs.gcstep != u64(0):
                hooks.step()
            else:
                hooks.collect()
    elif marking.on != u64(0):
        hooks.assist()
    elif central.handed_out() + nbytes >= trigger:
        hooks.begin_cycle()


@systemstack
def is_futile() -> bool:
    """Whether so much has survived the collection at the limit that it makes no sense to go on. Not while a MemoryError is raised."""
    if knobs.maxheap == knobs.NO_LIMIT or this_worker().g.exhausted != u64(0):
        return False
    return central.handed_out() > knobs.maxheap - knobs.maxheap // FUTILE


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
    before_allocation(npages * PAGE)
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
    lock.acquire(sweep.guarded.address())
    span = pages.allocate(npages)
    if span.is_null() and sweep.reclaim():
        span = pages.allocate(npages)
    if not span.is_null():
        sweep.enter_large(span, npages, noscan)
        xadd64(central.handed.address(), npages * PAGE)
    lock.unlock(sweep.guarded.address())
    return span
