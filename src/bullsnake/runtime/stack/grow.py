"""Stacks that grow: by copying, doubling to 256 KiB; then one move into a region, which never moves again.

Why copying is a plain copy. Frames hold scalars, references to the heap and return PCs, never an address in the stack: the
compiler keeps aggregates out of frames, and a test holds the machine code to it. SP keeps its value mod 64. Stack barriers are
copied with the frames, and their table is told by how much the stack has moved.

A region is a reservation as long as the limit; pages appear when touched. Past the limit a RecursionError is raised at the check:
64 KiB more open up while it unwinds and close at the handler; a second overflow inside is fatal.

Where address space is too scarce for a region, copying goes on. Where there is no memory to grow at all, the stack moves into a spare
one that is kept for that, and a MemoryError is raised there; later it grows like any other.

The guard leaves room below for one ordinary frame and the nosplit budget. The check before a larger frame says how much more it
needs; the stack doubles until that is there, too.

Giving memory back. A collection that finds less than a quarter of a copied stack in use, or a region touched far below SP, counts
it as shallow; after `patience` such collections in a row the stack is halved, or a few pieces of the region are dropped. When
the stack then grows again, patience doubles: a recursion that oscillates soon copies nothing. What a region has touched is
contiguous, so that its end is found by bisection.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    atomic_load64,
    cas64,
    fatal,
    fence,
    memcpy,
    memset,
    nosplit,
    range,
    safepoint,
    systemstack,
    this_worker,
    u8,
    u16,
    u64,
    xchg64,
)
from bullsnake.runtime import hooks
from bullsnake.runtime.mem import marking
from bullsnake.runtime.os import knobs
from bullsnake.runtime.os.memory import discard, is_resident, release, reserve
from bullsnake.runtime.stack import barriers, pool, walk, watermark, world
from bullsnake.runtime.stack.sites import HIDDEN, resolve, table_of_row
from bullsnake.runtime.stack.worker import POISON, G

SMALLEST: Final = u64(8192)
LARGEST_COPIED: Final = u64(262144)
GUARD: Final = u64(5632)
SPARE: Final = u64(327680)
RESERVE: Final = u64(65536)
KEEP: Final = u64(262144)
PIECE: Final = u64(2097152)
PIECES: Final = u64(4)
FIRST_PATIENCE: Final = u64(2)
MOST_PATIENCE: Final = u64(128)
DEFAULT_LIMIT: Final = u64(17179869184)
PAGE: Final = u64(4096)
POISON_BYTE: Final = u8(0xDB)

GO_ON: Final = u64(0)
RAISE_RECURSION: Final = u64(1)
RAISE_INTERRUPT: Final = u64(2)
RAISE_MEMORY: Final = u64(3)
MOST_DEFERRALS: Final = u64(100000)

limit: u64 = DEFAULT_LIMIT
spare = Static(array(u64, 1))
copies: u64 = u64(0)
moves: u64 = u64(0)
deepest: u64 = u64(0)
checks: u64 = u64(0)
interrupted: u64 = u64(0)
quitting: u64 = u64(0)
deferrals: u64 = u64(0)


@systemstack
def set_limit(memory: u64) -> None:
    """The smaller of 16 GiB and half of the machine's memory, or the knob maxstack."""
    global limit
    if memory // u64(2) < limit:
        limit = memory // u64(2)
    if knobs.maxstack != u64(0):
        limit = knobs.maxstack
    limit = (limit + PAGE - u64(1)) & ~(PAGE - u64(1))
    if limit < SMALLEST + RESERVE + GUARD:
        limit = SMALLEST + RESERVE + GUARD


@nosplit
def tortured() -> bool:
    """Whether every check and poll is to take the slow path."""
    return knobs.movestack | knobs.gcsafepoint | knobs.preempt | knobs.gcstep != u64(0)


@nosplit
def set_guard(g: G) -> None:
    """Make g's guard the worker's if it runs here, poisoned under torture or if somebody waits: who comes now sets the flag first."""
    if g != this_worker().g:
        return
    this_worker().stackguard = POISON if tortured() else g.guard
    fence()
    if interrupted | quitting | this_worker().preempt | world.stopping() != u64(0) or must_be_scanned(g):
        this_worker().stackguard = POISON


@nosplit
def must_be_scanned(g: G) -> bool:
    """Whether the collector waits for this goroutine to scan its stack, or for its worker to show what it holds."""
    return marking.on != u64(0) and (g.scanned != marking.number or this_worker().round != marking.round)


@nosplit
def sp_of(g: G) -> u64:
    """A goroutine's stack pointer: that of one that runs here was left in the worker's block by the thunk."""
    return this_worker().sched_sp if g == this_worker().g else g.sp


@nosplit
def set_sp(g: G, sp: u64) -> None:
    """Its stack has moved. A collection takes even its own goroutine's back from g."""
    g.sp = sp
    if g == this_worker().g:
        this_worker().sched_sp = sp


@systemstack
def init(g: G) -> bool:
    """A first stack for a goroutine, unless its record has kept one; False if there is no memory."""
    if g.low == u64(0):
        g.low = pool.take(SMALLEST)
        if g.low == u64(0):
            return False
    g.high = g.low + SMALLEST
    g.guard = g.low + GUARD
    g.base_sp = g.high - u64(64)
    g.patience = FIRST_PATIENCE
    g.region = u64(0)
    g.reserved = u64(0)
    g.overflowing = u64(0)
    g.shallow = u64(0)
    g.shrunk = u64(0)
    barriers.init_barriers(g)
    return True


@systemstack
def drop(g: G) -> None:
    """The goroutine has ended: its stack goes back."""
    pool.give(g.low & ~(PAGE - u64(1)), (g.high - g.low + PAGE - u64(1)) & ~(PAGE - u64(1)))
    g.low = u64(0)
    g.high = u64(0)


@systemstack
@safepoint
def poll() -> u64:
    """The slow path of a poll: a verdict as newstack's. A goroutine that has to yield comes back at the poll's return."""
    g = this_worker().g
    verdict = stopped(g)
    if verdict == GO_ON and must_yield():
        hooks.yield_now()
    return verdict


@systemstack
@safepoint
def stopped(g: G) -> u64:
    """What a goroutine has to do now that it has stopped at a check or poll."""
    global checks, interrupted
    if quitting != u64(0):
        hooks.quit()
    if interrupted != u64(0) and g.number == u64(1):
        interrupted = u64(0)
        fence()
        set_guard(g)
        return RAISE_INTERRUPT
    world.pause()
    if must_be_scanned(g):
        hooks.scan_self()
    set_guard(g)
    if tortured():
        checks = checks + u64(1)
        if knobs.gcsafepoint != u64(0) and checks % knobs.gcsafepoint == u64(0):
            hooks.collect()
        if knobs.gcstep != u64(0) and checks % knobs.gcstep == u64(0):
            hooks.step()
    return GO_ON


@systemstack
def must_yield() -> bool:
    """Whether the processor is to go to another goroutine; not while an uncaught exception is reported.

    And not amid a function of the library: so on one processor what a method of a list or dict does happens at once, as programs
    with threads expect. The wish stays, for the next check of the program's own code; but a function that takes long is left
    after MOST_DEFERRALS checks.

    After a slice that the monitor ends the global queue is next: those are in it that have come back from blocking calls.
    """
    global deferrals
    asked = this_worker().preempt != u64(0) or interrupted != u64(0)
    if knobs.preempt != u64(0) and checks % knobs.preempt == u64(0):
        asked = True
    if not asked:
        return False
    if this_worker().g.dying.is_null() and deferrals < MOST_DEFERRALS and is_in_library(this_worker().sched_sp):
        deferrals = deferrals + u64(1)
        return False
    deferrals = u64(0)
    if this_worker().preempt != u64(0):
        this_worker().overdue = u64(1)
    this_worker().preempt = u64(0)
    return this_worker().g.dying.is_null()


@systemstack
def is_in_library(sp: u64) -> bool:
    """Whether the frame that a check or poll stopped is one of the library: no traceback shows it."""
    row = walk.innermost_row(sp)
    seen = resolve(table_of_row(row), row, sp + u64(8) + u64(row.cfa))
    return seen.flags & HIDDEN != u16(0)


@systemstack
@safepoint
def newstack() -> u64:
    """The slow path of a stack check: stop if asked to, grow if need be. 0 go on, 1 RecursionError, 2 KeyboardInterrupt.

    Growth comes before a yield: who yields does not come back here, but to the caller.
    """
    g = this_worker().g
    needed = this_worker().needed
    this_worker().needed = u64(0)
    verdict = stopped(g)
    if verdict != GO_ON:
        return verdict
    sp = this_worker().sched_sp
    if sp < g.guard + needed:
        verdict = grow(g, sp, needed)
    elif knobs.movestack != u64(0) and checks % knobs.movestack == u64(0):
        move(g, g.high - g.low)
    if verdict == GO_ON and must_yield():
        hooks.yield_now()
    return verdict


@systemstack
def grow(g: G, sp: u64, needed: u64) -> u64:
    """Make room below SP, `needed` bytes more than the guard leaves, or open the reserve."""
    note(g.high - sp)
    room = g.high - g.low
    least = g.high - sp + needed + GUARD + u64(64)
    if g.region != u64(0) or room >= limit or (needed != u64(0) and least > limit):
        return overflow(g)
    if g.shrunk != u64(0):
        be_patient(g)
    size = room * u64(2)
    while size < least:
        size = size * u64(2)
    if size > limit:
        size = limit
    if (size <= LARGEST_COPIED or knobs.movestack != u64(0) or not enter_region(g)) and not move(g, size):
        return out_of_memory(g)
    keep_spare()
    return GO_ON


@systemstack
def enter_region(g: G) -> bool:
    """Move into a region; False if there is no address space for one."""
    global moves
    if not move(g, limit + RESERVE):
        return False
    g.region = u64(1)
    g.lowest = g.high
    g.guard = g.low + GUARD + RESERVE
    set_guard(g)
    moves = moves + u64(1)
    return True


@systemstack
def overflow(g: G) -> u64:
    """The limit is reached: RecursionError, with the reserve open."""
    if g.overflowing != u64(0):
        fatal("stack overflow while a RecursionError is handled")
    g.overflowing = u64(1)
    if g.region == u64(0) and g.reserved == u64(0):
        if not move(g, (g.high - g.low) + RESERVE):
            g.overflowing = u64(0)
            return out_of_memory(g)
        g.reserved = u64(1)
    g.guard = g.low + GUARD
    set_guard(g)
    return RAISE_RECURSION


@systemstack
def out_of_memory(g: G) -> u64:
    """There is no memory to grow: MemoryError, on a spare stack, with the reserve open. The next spare is made when there is memory."""
    size = g.high - g.low + RESERVE
    low = u64(0)
    if size <= SPARE:
        size = SPARE
        low = xchg64(spare.address(), u64(0))
    if low == u64(0):
        low = reserve(size)
    if low == u64(0) or g.overflowing != u64(0):
        fatal("no memory for a stack")
    g.reserved = u64(1)
    g.overflowing = u64(1)
    move_to(g, low, size)
    keep_spare()
    return RAISE_MEMORY


@systemstack
def keep_spare() -> None:
    """Have a spare stack, if there is memory."""
    if atomic_load64(spare.address()) == u64(0):
        made = reserve(SPARE)
        if made != u64(0) and not cas64(spare.address(), u64(0), made):
            release(made, SPARE)


@systemstack
def close_reserve(g: G) -> None:
    """A handler has been reached: the reserve closes."""
    if g.overflowing == u64(0):
        return
    g.guard = g.low + GUARD + RESERVE
    g.overflowing = u64(0)
    set_guard(g)


@systemstack
def move(g: G, size: u64) -> bool:
    """Copy the stack into new memory of a size, and go on there; False if there is no memory."""
    low = pool.take(size)
    if low == u64(0):
        return False
    if g.high - g.low < limit and g.overflowing == u64(0):
        g.reserved = u64(0)
    move_to(g, low, size)
    return True


@systemstack
def move_to(g: G, low: u64, size: u64) -> None:
    """Copy the stack into memory of a size."""
    global copies
    sp = sp_of(g)
    used = g.high - sp
    high = low + size
    high = high - ((high - g.high) & u64(63))
    barriers.lock_stack(g)
    memcpy(high - used, sp, used)
    if knobs.poison != u64(0):
        memset(sp, POISON_BYTE, used)
    old_low = g.low
    old_high = g.high
    old_size = g.high - g.low
    g.base_sp = high - (g.high - g.base_sp)
    g.low = low
    g.high = high
    g.guard = low + GUARD
    if g.reserved != u64(0) and g.overflowing == u64(0):
        g.guard = g.guard + RESERVE
    set_sp(g, high - used)
    barriers.move_by(g, high - old_high)
    watermark.move_watermark_by(g, high - old_high)
    barriers.unlock_stack(g)
    set_guard(g)
    pool.give(old_low & ~(PAGE - u64(1)), (old_size + PAGE - u64(1)) & ~(PAGE - u64(1)))
    copies = copies + u64(1)


@systemstack
def note(used: u64) -> None:
    """Remember the deepest stack."""
    global deepest
    if used > deepest:
        deepest = used


@systemstack
def note_extent(g: G) -> None:
    """Note how deep a region has been, at the end of the program."""
    if g.region != u64(0):
        note(g.high - lowest_resident(g, g.high - PAGE))


@systemstack
def be_patient(g: G) -> None:
    """The stack grew again after it had shrunk: the next time it takes longer."""
    g.shrunk = u64(0)
    g.shallow = u64(0)
    if g.patience < MOST_PATIENCE:
        g.patience = g.patience * u64(2)


@systemstack
def is_time(g: G, too_large: bool) -> bool:
    """Whether enough collections in a row found the stack too large."""
    if not too_large:
        g.shallow = u64(0)
        return False
    g.shallow = g.shallow + u64(1)
    return g.shallow >= g.patience


@systemstack
def shrink(g: G) -> None:
    """When it is scanned: give back a part of a stack that has been far too large for a while."""
    sp = sp_of(g)
    note(g.high - sp)
    if g.overflowing != u64(0):
        return
    if g.region != u64(0):
        drop_pages(g, sp)
        return
    size = g.high - g.low
    if is_time(g, size > SMALLEST * u64(2) and g.high - sp + GUARD < size // u64(4)):
        g.shallow = u64(0)
        g.shrunk = u64(1)
        g.reserved = u64(0)
        move(g, (size // u64(2)) & ~(PAGE - u64(1)))


@systemstack
def lowest_resident(g: G, sp: u64) -> u64:
    """The lowest page of a region that has been touched and not dropped."""
    below = g.low
    above = sp & ~(PAGE - u64(1))
    while above - below > PAGE:
        middle = (below + (above - below) // u64(2)) & ~(PAGE - u64(1))
        if is_resident(middle):
            above = middle
        else:
            below = middle
    return above


@systemstack
def drop_pages(g: G, sp: u64) -> None:
    """Give back the lowest pieces of a region that lie more than KEEP below SP."""
    lowest = lowest_resident(g, sp)
    note(g.high - lowest)
    if g.shrunk != u64(0) and lowest < g.lowest:
        be_patient(g)
    end = (sp - KEEP) & ~(PAGE - u64(1))
    if is_time(g, lowest + KEEP + PIECE < sp):
        for _ in range(u64(0), PIECES):
            if lowest + PIECE <= end:
                discard(lowest, PIECE)
                lowest = lowest + PIECE
                g.shrunk = u64(1)
    g.lowest = lowest
