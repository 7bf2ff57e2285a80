"""sample=N: a walker in a handler of SIGPROF, which may interrupt anything. It tries what profilers and tracers do to a stack.

What it finds, and from where it walks:

    on the system stack       the goroutine stands at sched_sp: a walk with the goroutine's own table, as far as the calls are sites
                              (one that nothing can scan, move or unwind is none)
    in the trampoline         it finishes in thought: the next pending barrier's PC is the return PC, and that barrier counts as
                              met; or, if the position has been advanced already, the PC of the barrier in r10
    in the program's code     the nearest return PC above SP from which a walk comes out at the outermost frame. What is in between
                              may be stale, so this walk is a guess, is given up where it does not come out, and proves nothing
                              if it fails

The first two are exact: a missed or a left barrier is a fatal error there. It never waits: if the stack or its table is being changed
(`barriers.try_lock_stack`), or the goroutine is not this worker's alone, it counts a sample as skipped. It takes no other lock, and
allocates nothing.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, atomic_load64, fatal, load64, offsetof, symbol, systemstack, this_worker, u64, xadd64
from bullsnake.runtime.stack import barriers, running, walk, watermark
from bullsnake.runtime.stack.barriers import Barrier
from bullsnake.runtime.stack.sites import find, row_of, table_of
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import G, Worker

WHOLE: Final = u64(0)
TRAMPOLINE: Final = u64(1)
GUESSED: Final = u64(2)
GIVEN_UP: Final = u64(3)
SKIPPED: Final = u64(4)
PARTIAL: Final = u64(5)
NEAR: Final = u64(4096)

counts = Static(array(u64, 8))


@systemstack
def note_sample(kind: u64) -> None:
    """Count a sample."""
    xadd64(counts.address() + kind * u64(8), u64(1))


@systemstack
def take_sample(pc: u64, sp: u64, r10: u64) -> None:
    """This thread has been interrupted at a PC, with these registers."""
    me = this_worker().self
    g = me.g
    if g.is_null() or me.sched_sp == u64(1):
        return
    if not barriers.try_lock_stack(g):
        note_sample(SKIPPED)
        return
    if is_ours(me, g):
        note_sample(walk_interrupted(me, g, pc, sp, r10))
    else:
        note_sample(SKIPPED)
    barriers.unlock_stack(g)


@systemstack
def is_ours(me: Worker, g: G) -> bool:
    """Whether only this thread may change where the goroutine stands. Asked under the lock of its stack."""
    hold = atomic_load64(g.address() + offsetof(G, "hold"))
    return hold == running.RUNS and me.safe == u64(0) and me.parked == u64(0)


@systemstack
def walk_interrupted(me: Worker, g: G, pc: u64, sp: u64, r10: u64) -> u64:
    """Walk; what kind of sample it was."""
    w = Walk.at(me.address() + offsetof(Worker, "sampled"))
    if me.sched_sp != u64(0):
        walk.begin(w, g, me.sched_sp)
        return WHOLE if finish_walk(w) else PARTIAL
    if pc >= symbol("runtime.stack_barrier") and pc < symbol("runtime.stack_barrier_end"):
        entry = Barrier.at(g.pending if pc < symbol("runtime.stack_barrier_passed") else r10)
        w.g = g
        if entry.slot != sp - u64(8):
            fatal("stack barriers: the trampoline is at another barrier than the next one")
        w.next_sp = entry.slot
        w.pc = entry.pc
        w.expected = entry.address() + barriers.SIZE
        w.frames = u64(0)
        return TRAMPOLINE if finish_walk(w) else PARTIAL
    return GUESSED if guess(g, sp) else GIVEN_UP


@systemstack
def finish_walk(w: Walk) -> bool:
    """To the outermost frame, with all checks; False if a call on the way is no site."""
    while not walk.is_over(w):
        if not is_site(w.pc):
            return False
        walk.go_outwards(w, row_of(w.pc))
    return True


@systemstack
def guess(g: G, sp: u64) -> bool:
    """Whether a walk from some word above SP comes out."""
    if sp < g.low or sp >= g.high:
        return False
    at = (sp + u64(7)) & ~u64(7)
    while at < sp + NEAR and at < g.high:
        if comes_out(g, at):
            return True
        at = at + u64(8)
    return False


@systemstack
def comes_out(g: G, start: u64) -> bool:
    """Whether a walk from a word that may be a return PC ends at the outermost frame, meeting barriers in their order."""
    at = start
    expected = g.pending
    while at < g.high:
        pc = load64(at)
        if watermark.is_watermark(pc):
            if g.water != at:
                return False
            pc = g.water_pc
        if pc == symbol("runtime.goroutine_return"):
            return expected == g.pending_end
        if barriers.is_barrier(pc):
            if expected == g.pending_end or Barrier.at(expected).slot != at:
                return False
            pc = Barrier.at(expected).pc
            expected = expected + barriers.SIZE
        if not is_site(pc):
            return False
        at = at + u64(row_of(pc).cfa)
    return False


@systemstack
def is_site(pc: u64) -> bool:
    """Whether a return PC has a row."""
    table = table_of(pc)
    return not table.is_null() and not find(table, pc).is_null()
