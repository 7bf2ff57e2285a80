"""A collection with the world stopped: scan the stacks, mark, hand over to the sweeper.

Roots: the root segments of image and program; the stacks of all goroutines by the site table; what each g holds (the body of one
that has not started, a value handed over to it, what it waits to send, what the library keeps for it, the exception that is being
reported); each worker's exception in flight. An object that the runtime has allocated and not yet handed to the guest needs no
root: nothing collects between an allocation and its return.

Stacks are scanned in chunks: the roots of some frames go to a buffer that stays in the cache, then all that they reach is
marked. So neither the buffer nor the mark stack touches much fresh memory, however deep a stack is. `scan` in the statistics
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
from bullsnake.runtime.stack import grow, program, walk, worker, world
from bullsnake.runtime.stack.program import IMAGE_ROOTS, PROGRAM_ROOTS
from bullsnake.runtime.stack.worker import DEAD, G

LEAST_GOAL: Final = u64(4194304)
ROOTS_SIZE: Final = u64(1 << 35)
ROOTS_KEEP: Final = u64(1 << 26)
CHUNK: Final = u64(1 << 16)

roots: u64 = u64(0)
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
    """Collect, or wait while another worker does. Stacks may move."""
    if this_worker().sched_sp <= u64(1):
        return
    start = clock.now()
    if world.stop():
        collect_stopped(start)
        this_worker().sched_sp = this_worker().g.sp
        world.go_on()


@systemstack
def collect_stopped(start: u64) -> None:
    """The world stands; every goroutine's SP is in its g."""
    cycle = stats.next_cycle()
    cycle.start = start
    flush_workers()
    cycle.before = heap.handed_out
    pages.give_back()
    heap.finish_sweep()
    end = scan_goroutines(cycle)
    stats.note_frames(cycle.frames)
    mark_globals()
    if knobs.gccheck != u64(0):
        oracle.compare(roots, end)
    survived = count_live()
    heap.handed_out = survived
    heap.freed = cycle.before - survived
    heap.start_sweep()
    set_goal(survived)
    shrink_stacks()
    trim_roots(end)
    cycle.after = survived
    cycle.goal = heap.trigger
    cycle.stopped = clock.now() - start
    if knobs.gctrace != u64(0):
        stats.print_trace(cycle)


@systemstack
def flush_workers() -> None:
    """Give up the runs in all workers' caches."""
    one = worker.all_workers
    while not one.is_null():
        heap.flush_caches(one.alloc_free.address(), one.alloc_end.address())
        one = one.chain


@systemstack
def shrink_stacks() -> None:
    """Give back parts of stacks that have been far too large for a while."""
    g = worker.all_gs
    while not g.is_null():
        if g.status != DEAD and g.body.is_null():
            grow.shrink(g)
        g = g.chain


@systemstack
def scan_goroutines(cycle: Cycle) -> u64:
    """Mark from all goroutines and workers; the end of the last chunk of roots, which begins at `roots`."""
    end = roots
    cycle.scan = u64(0)
    cycle.frames = u64(0)
    cycle.scanned = u64(0)
    g = worker.all_gs
    while not g.is_null():
        if g.status != DEAD:
            end = scan_g(g, end)
            if g.body.is_null():
                end = scan_stack(cycle, g, end)
        g = g.chain
    one = worker.all_workers
    while not one.is_null():
        end = add_root(end, one.in_flight.address())
        one = one.chain
    return mark_roots(end)


@systemstack
def scan_g(g: G, target: u64) -> u64:
    """The roots that a goroutine has beside its stack."""
    end = add_root(target, g.dying.address())
    end = add_root(end, g.body.address())
    end = add_root(end, g.word_ref.address())
    end = add_root(end, g.local.address())
    cell = g.waits
    while not cell.is_null():
        end = mark_chunk(add_root(add_root(end, cell.chan.address()), cell.value.address()))
        cell = cell.beside
    return end


@systemstack
def scan_stack(cycle: Cycle, g: G, target: u64) -> u64:
    """The roots of a stack, marked chunk by chunk; the end of the last chunk."""
    stop = roots + CHUNK if knobs.gccheck == u64(0) else knobs.NO_LIMIT
    end = target
    walk.begin(g.sp)
    while not walk.is_outermost(walk.next_sp):
        began = clock.now()
        end = walk.collect_roots(end, stop)
        cycle.scan = cycle.scan + clock.now() - began
        end = mark_chunk(end)
    cycle.frames = cycle.frames + walk.last_frames
    cycle.scanned = cycle.scanned + g.high - g.sp
    return end


@systemstack
def mark_chunk(end: u64) -> u64:
    """If the buffer holds a chunk, mark what it reaches and empty it. The oracle wants all roots at the end: then nothing happens."""
    if end < roots + CHUNK or knobs.gccheck != u64(0):
        return end
    mark_roots(end)
    return roots


@systemstack
def mark_roots(end: u64) -> u64:
    """Mark what the buffer reaches; its end."""
    mark.grey_checked(roots, end)
    mark.drain()
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
