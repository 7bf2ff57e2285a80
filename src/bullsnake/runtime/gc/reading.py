"""Reading frames: shading what their live slots refer to, and installing stack barriers on the way.

Frames are read in chunks: the roots of some go to a buffer that stays in the cache, then they are shaded.

A barrier goes over the return PC of the first frame whose CFA lies beyond the next target: FIRST above SP, then twice as far, and so
on. A frame that spans several targets moves the target on by one only; so the frames outside it get one each until the target has
passed them. The innermost frame gets none.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import systemstack, u64
from bullsnake.runtime.gc import mark, stats
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.os import clock, knobs
from bullsnake.runtime.stack import barriers, walk
from bullsnake.runtime.stack.worker import G

CHUNK: Final = u64(1 << 16)


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
def begin_barriers(g: G, sp: u64) -> None:
    """The targets of barriers are counted from an SP."""
    g.reach_from = sp
    g.reach = barriers.FIRST


@systemstack
def read_and_install(m: Marker, g: G, last_slot: u64) -> u64:
    """Shade what a stack refers to, up to the frame whose return PC is at a slot or beyond, and install barriers. The time of walk,
    reading and installing, in ns.
    """
    took = u64(0)
    before = g.pending_end
    while m.walk.next_sp < last_slot and not walk.is_over(m.walk):
        goal = next_goal(m.walk.next_sp, g.reach_from + g.reach)
        began = clock.now()
        end = walk.collect_roots(m.walk, m.roots, m.roots + CHUNK, goal if goal < last_slot else last_slot)
        if m.walk.next_sp >= goal and m.walk.frames > u64(1) and m.walk.next_sp != g.scan_end:
            barriers.install_barrier(g, m.walk.next_sp, m.walk.next_sp + u64(8), m.walk.pc)
            m.walk.expected = g.pending_end
            g.reach = g.reach * u64(2)
        took = took + (clock.now() - began)
        mark.grey_roots(m, m.roots, end)
    stats.note_installed((g.pending_end - before) // barriers.SIZE)
    return took


@systemstack
def next_goal(slot: u64, target: u64) -> u64:
    """Where the walk is to end that is at a slot: at the target, but a frame further at least."""
    if knobs.stackscan == knobs.SCAN_ALL or target <= slot:
        return slot + u64(1)
    return target
