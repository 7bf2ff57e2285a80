"""Scanning a stack: one strategy, stackscan=, behind two entry points, `first` and `again`.

    rescan      what Go did before stack barriers: both scans read the whole stack
    barriers    the first scan reads the whole stack and installs stack barriers at exponentially spaced frames; the second, in mark
                termination, reads up to the lowest that was not hit (`stack/barriers.py` holds the argument)

Every scan reads in chunks: the roots of some frames go to a buffer that stays in the cache, then they are shaded.

A barrier goes over the return PC of the first frame whose CFA lies beyond the next target: FIRST above SP, then twice as far, and so
on. A frame that spans several targets moves the target on by one only; so the frames outside it get one each until the target has
passed them. The innermost frame gets none.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.gc import bound, mark, stats
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.os import clock, knobs
from bullsnake.runtime.stack import barrierlog, barriers, grow, walk
from bullsnake.runtime.stack.worker import G

CHUNK: Final = u64(1 << 16)


@systemstack
def first(m: Marker, g: G) -> None:
    """The first scan of a goroutine's stack in a cycle that goes on beside the program; the goroutine stands."""
    barriers.check_none(g)
    barrierlog.log_scan(grow.sp_of(g), g)
    barriers.lock_stack(g)
    walk.begin(m.walk, g, grow.sp_of(g))
    if knobs.stackscan == knobs.SCAN_WHOLE:
        took = read_up_to(m, barriers.WHOLE)
    else:
        took = read_and_install(m, g)
    barriers.unlock_stack(g)
    if knobs.gccheck != u64(0):
        bound.keep_stack(g)
    stats.note_scan(took, m.walk.frames, g.high - grow.sp_of(g))


@systemstack
def only(m: Marker, g: G) -> None:
    """The only scan in a cycle for which the world stands still."""
    walk.begin(m.walk, g, grow.sp_of(g))
    took = read_up_to(m, barriers.WHOLE)
    stats.note_scan(took, m.walk.frames, g.high - grow.sp_of(g))


@systemstack
def again(m: Marker, g: G) -> None:
    """The scan in mark termination: of what may have changed since the first one. The barriers come off."""
    sp = grow.sp_of(g)
    stop = barriers.stop_of(g)
    hit = barriers.last_hit(g)
    if barriers.have_barriers(g):
        barrierlog.log_rescan(sp, stop, g)
    if knobs.gccheck != u64(0):
        bound.check_unchanged(g, stop)
    take_off(g)
    if knobs.gccheck != u64(0):
        bound.check_extent(m.walk, g, sp, stop, hit)
    walk.begin(m.walk, g, sp)
    took = read_up_to(m, stop)
    stats.note_rescan(took, m.walk.frames, (stop if stop != barriers.WHOLE else g.high) - sp)


@systemstack
def read_up_to(m: Marker, last_slot: u64) -> u64:
    """Shade what a stack refers to, up to the frame whose return PC is at a slot. The time of walk and reading, in ns."""
    took = u64(0)
    while m.walk.next_sp < last_slot and not walk.is_over(m.walk):
        began = clock.now()
        end = walk.collect_roots(m.walk, m.roots, m.roots + CHUNK, last_slot)
        took = took + (clock.now() - began)
        mark.grey_roots(m, m.roots, end)
    return took


@systemstack
def read_and_install(m: Marker, g: G) -> u64:
    """Shade what a stack refers to, and install barriers. The time of walk, reading and installing, in ns."""
    sp = m.walk.next_sp
    offset = barriers.FIRST
    took = u64(0)
    while not walk.is_over(m.walk):
        goal = next_goal(m.walk.next_sp, sp + offset)
        began = clock.now()
        end = walk.collect_roots(m.walk, m.roots, m.roots + CHUNK, goal)
        if m.walk.next_sp >= goal and m.walk.frames > u64(1):
            barriers.install_barrier(g, m.walk.next_sp, m.walk.next_sp + u64(8), m.walk.pc)
            m.walk.expected = g.pending_end
            offset = offset * u64(2)
        took = took + (clock.now() - began)
        mark.grey_roots(m, m.roots, end)
    stats.note_installed(barriers.count_pending(g))
    return took


@systemstack
def next_goal(slot: u64, target: u64) -> u64:
    """Where the walk is to end that is at a slot: at the target, but a frame further at least."""
    if knobs.stackscan == knobs.SCAN_ALL or target <= slot:
        return slot + u64(1)
    return target


@systemstack
def take_off(g: G) -> None:
    """Remove a goroutine's barriers, and count them."""
    if barriers.have_barriers(g):
        stats.note_barriers(barriers.count_hit(g), barriers.count_pending(g))
        barriers.remove_barriers(g)
