"""The oracle of gccheck=1: a second marking that shares nothing with the collector but the roots and the heap's layout.

It marks into a map of its own, one byte for each 8 bytes of the arena, by a plain depth-first search from roots that it reads itself,
and then compares: each object that it reached must be marked; and if the world has stood since the first root was read, each marked
object must have been reached. It imports nothing of gc/.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, fatal, load8, load32, load64, range, store8, store64, systemstack, u8, u32, u64
from bullsnake.runtime.mem import central, pages, sweep
from bullsnake.runtime.mem.span import Span
from bullsnake.runtime.os.memory import release, reserve
from bullsnake.runtime.stack import barriers, program, walk, worker
from bullsnake.runtime.stack.program import IMAGE_ROOTS, PROGRAM_ROOTS
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import DEAD, G

SEEN: Final = u8(1)
CHUNK: Final = u64(1 << 16)

walked = Static(Walk)
shadow: u64 = u64(0)
work: u64 = u64(0)
reached: u64 = u64(0)


@systemstack
def compare(exact: bool) -> None:
    """Mark again and compare with the collector's mark bits. exact: nothing else may be marked; else what died meanwhile may."""
    global shadow, work, reached
    nbytes = (pages.arena_used - pages.arena) // u64(8) + u64(8)
    shadow = reserve(nbytes)
    base = reserve(nbytes * u64(8))
    chunk = reserve(CHUNK * u64(2))
    if shadow == u64(0) or base == u64(0) or chunk == u64(0):
        fatal("gccheck: no memory for the oracle")
    work = base
    reached = u64(0)
    visit_range(program.word(IMAGE_ROOTS), program.word(IMAGE_ROOTS + u64(8)))
    visit_range(program.word(PROGRAM_ROOTS), program.word(PROGRAM_ROOTS + u64(8)))
    visit_goroutines(base, chunk)
    follow(base)
    marked = count_marked()
    if marked < reached or (exact and marked != reached):
        fatal("gccheck: the collector marked objects that the oracle did not reach")
    release(shadow, nbytes)
    release(base, nbytes * u64(8))
    release(chunk, CHUNK * u64(2))


@systemstack
def follow(base: u64) -> None:
    """Reach everything that what has been reached refers to."""
    global work
    while work != base:
        work = work - u64(8)
        visit_fields(load64(work))


@systemstack
def visit_goroutines(base: u64, chunk: u64) -> None:
    """Reach what goroutines and workers hold."""
    g = worker.all_gs
    while not g.is_null():
        if g.status != DEAD:
            visit_record(g)
            if g.body.is_null():
                visit_stack(g, base, chunk)
        g = g.chain
    one = worker.all_workers
    while not one.is_null():
        visit(one.in_flight.address())
        one = one.chain


@systemstack
def visit_record(g: G) -> None:
    """Reach what a goroutine holds beside its stack."""
    visit(g.dying.address())
    visit(g.body.address())
    visit(g.word_ref.address())
    visit(g.local.address())
    cell = g.waits
    while not cell.is_null():
        visit(cell.chan.address())
        visit(cell.value.address())
        cell = cell.beside


@systemstack
def visit_stack(g: G, base: u64, chunk: u64) -> None:
    """Reach what a stack refers to."""
    walk.begin(walked, g, g.sp)
    while not walk.is_over(walked):
        end = walk.collect_roots(walked, chunk, chunk + CHUNK, barriers.WHOLE)
        visit_range(chunk, end)
        follow(base)


@systemstack
def visit(value: u64) -> None:
    """Reach an object: it must be marked."""
    global work, reached
    if value < pages.arena or value >= pages.arena_used:
        return
    place = shadow + (value - pages.arena) // u64(8)
    if load8(place) == SEEN:
        return
    store8(place, SEEN)
    reached = reached + u64(1)
    if not is_marked(value):
        fatal("gccheck: the collector missed an object")
    store64(work, value)
    work = work + u64(8)


@systemstack
def is_marked(value: u64) -> bool:
    """Whether the collector marked an object; divides where the collector multiplies."""
    span = pages.span_of(value)
    index = (value - span.base) // span.elem_size
    return (span.mark[index // u64(64)] >> (index % u64(64))) & u64(1) != u64(0)


@systemstack
def visit_range(start: u64, end: u64) -> None:
    """Reach what the words of a range refer to."""
    at = start
    while at < end:
        visit(load64(at))
        at = at + u64(8)


@systemstack
def visit_fields(value: u64) -> None:
    """Reach what an object refers to."""
    kind = load64(value)
    if load32(kind) == u32(0):
        bits = load64(kind + u64(16))
        for i in range(u64(0), u64(64)):
            if (bits >> i) & u64(1) != u64(0):
                visit(load64(value + i * u64(8)))
    elif load32(kind) == u32(2):
        visit_range(value + u64(16), value + u64(16) + load64(value + u64(8)) * u64(8))


@systemstack
def count_marked() -> u64:
    """Marked objects of all spans."""
    total = u64(0)
    for cache in range(u64(0), sweep.LISTS):
        total = total + count_list(sweep.taken[cache]) + count_list(sweep.partial[cache])
        total = total - unused(cache)
    return total + count_list(sweep.large_swept)


@systemstack
def unused(cache: u64) -> u64:
    """Marked slots that are left of the workers' runs of a class: no objects yet."""
    total = u64(0)
    one = worker.all_workers
    while not one.is_null():
        if one.alloc_free[cache] < one.alloc_end[cache]:
            total = total + (one.alloc_end[cache] - one.alloc_free[cache]) // pages.span_of(one.alloc_free[cache]).elem_size
        one = one.chain
    return total


@systemstack
def count_list(first: Span) -> u64:
    """Marked objects of a list of spans."""
    total = u64(0)
    span = first
    while not span.is_null():
        total = total + central.marked(span)
        span = span.next
    return total
