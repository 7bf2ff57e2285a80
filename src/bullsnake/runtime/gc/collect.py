"""A collection with the world stopped: scan the stack, mark, hand over to the sweeper.

Roots: the root segments of image and program; the goroutine's stack by the site table; the exception in flight; the
exception that is being reported. An object that the runtime has allocated and not yet handed to the guest needs no root:
nothing collects between an allocation and its return.

The stack is scanned in chunks: the roots of some frames go to a buffer that stays in the cache, then all that they reach is
marked. So neither the buffer nor the mark stack touches much fresh memory, however deep the stack is. `scan` in the statistics
is the time of the walks alone. For the oracle (gccheck) all roots are kept: one chunk.

Pacing: the next collection starts when the heap has grown by GOGC percent over what survived, at least 4 MiB.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import fatal, range, safepoint, store64, systemstack, this_worker, u64
from bullsnake.runtime.gc import mark, oracle, stats
from bullsnake.runtime.gc.stats import Cycle
from bullsnake.runtime.mem import heap, pages
from bullsnake.runtime.os import clock, knobs
from bullsnake.runtime.os.memory import discard, reserve
from bullsnake.runtime.stack import grow, program, walk
from bullsnake.runtime.stack.program import IMAGE_ROOTS, PROGRAM_ROOTS

LEAST_GOAL: Final = u64(4194304)
ROOTS_SIZE: Final = u64(1 << 35)
ROOTS_KEEP: Final = u64(1 << 26)
CHUNK: Final = u64(1 << 16)

roots: u64 = u64(0)
collecting: u64 = u64(0)
live: u64 = u64(0)


@systemstack
def init_gc() -> None:
    """Reserve the buffer for the stack's roots."""
    global roots
    mark.init_mark()
    size = ROOTS_SIZE
    roots = reserve(size)
    while roots == u64(0) and size > ROOTS_KEEP:
        size = size >> u64(1)
        roots = reserve(size)
    if roots == u64(0):
        fatal("no address space for the roots of stacks")
    set_goal(u64(0))


@systemstack
def set_goal(survived: u64) -> None:
    """Decide when the next collection starts."""
    if knobs.gogc == knobs.NO_LIMIT:
        heap.trigger = knobs.NO_LIMIT
        return
    heap.trigger = survived + survived // u64(100) * knobs.gogc
    least = LEAST_GOAL // u64(100) * knobs.gogc
    if heap.trigger < least:
        heap.trigger = least
    if heap.trigger > knobs.maxheap and survived < knobs.maxheap:
        heap.trigger = knobs.maxheap


@systemstack
@safepoint
def collect() -> None:
    """Collect. The goroutine's stack may move."""
    global collecting
    if collecting != u64(0) or this_worker().sched_sp <= u64(1):
        return
    collecting = u64(1)
    start = clock.now()
    cycle = stats.next_cycle()
    cycle.start = start
    heap.flush_caches()
    cycle.before = heap.handed_out
    pages.give_back()
    heap.finish_sweep()
    end = scan_stack(cycle)
    cycle.frames = walk.last_frames
    cycle.scanned = this_worker().g.high - this_worker().sched_sp
    stats.note_frames(walk.last_frames)
    mark_globals()
    if knobs.gccheck != u64(0):
        oracle.compare(roots, end)
    survived = count_live()
    heap.handed_out = survived
    heap.freed = cycle.before - survived
    heap.start_sweep()
    set_goal(survived)
    grow.shrink(this_worker().g)
    trim_roots(end)
    cycle.after = survived
    cycle.goal = heap.trigger
    cycle.stopped = clock.now() - start
    if knobs.gctrace != u64(0):
        stats.print_trace(cycle)
    collecting = u64(0)


@systemstack
def scan_stack(cycle: Cycle) -> u64:
    """Mark from the stack, and from g; the end of the last chunk of roots."""
    stop = roots + CHUNK if knobs.gccheck == u64(0) else knobs.NO_LIMIT
    end = roots
    cycle.scan = u64(0)
    walk.begin(this_worker().sched_sp)
    while not walk.is_outermost(walk.next_sp):
        began = clock.now()
        end = walk.collect_roots(roots, stop)
        cycle.scan = cycle.scan + clock.now() - began
        mark.grey_checked(roots, end)
        mark.drain()
    own = end
    end = add_root(end, this_worker().in_flight.address())
    end = add_root(end, this_worker().g.dying.address())
    mark.grey_checked(own, end)
    return end


@systemstack
def add_root(end: u64, value: u64) -> u64:
    """Append one root if it is not null."""
    if value == u64(0):
        return end
    store64(end, value)
    return end + u64(8)


@systemstack
def mark_globals() -> None:
    """Mark from the root segments, until nothing is grey."""
    mark.grey_checked(program.word(IMAGE_ROOTS), program.word(IMAGE_ROOTS + u64(8)))
    mark.grey_checked(program.word(PROGRAM_ROOTS), program.word(PROGRAM_ROOTS + u64(8)))
    mark.drain()
    mark.trim()


@systemstack
def count_live() -> u64:
    """Bytes of all marked objects."""
    total = u64(0)
    for cache in range(u64(0), heap.CACHES):
        span = heap.swept[cache]
        while not span.is_null():
            total = total + heap.marked(span) * span.elem_size
            span = span.next
    span = heap.large_swept
    while not span.is_null():
        total = total + span.mark[u64(0)] * span.elem_size
        span = span.next
    return total


@systemstack
def trim_roots(end: u64) -> None:
    """Give back the pages of a root buffer that grew long."""
    if end > roots + ROOTS_KEEP:
        discard(roots + ROOTS_KEEP, end - roots - ROOTS_KEEP)
