"""Stack barriers: which part of a stack can have changed since it was scanned, told by overwritten return PCs.

The first scan of a stack puts barriers at exponentially spaced frames: the frame's return PC is saved in a table of the goroutine and
overwritten by the PC of the port's `stack_barrier`. A return through one counts it as hit and goes on at the saved PC. So in mark
termination only the frames up to the lowest barrier that was not hit need be scanned again. (Under watermark it is the PC of
`stack_barrier_told`: who hits one puts the next nearer, `gc/hit.py`; and further scans in a cycle install more, `gc/dirty.py`.)

Why that is enough. Call the lowest pending barrier the stop, and S the frame whose return it guards.
  1. A frame outside S has not run since the first scan: it would have to be returned to, and control reaches it through S's return
     (the stop would be hit) or by unwinding to a handler there (`unwind_to` would have put the stop back and counted it).
  2. A frame that does not run does not change. The writes to a stack are a closed list: a running frame's own slots, spills included;
     landing pads, which are such a frame; the cold paths of checks and polls, whose stores are in that frame. A value that is returned
     through a barrier is in registers, and the frame that takes it is inside the stop. Nobody writes into another goroutine's frames:
     what is handed over goes through G, or a cell, which are roots. No address of a stack slot is ever made, so there are no others.
  3. So the frames outside S hold what the first scan read, and that has been shaded. S itself may have run, and is scanned again.
The write barrier is on before the first stack is scanned, so what a pointer in a changed frame was copied to in the heap is shaded.
`gc/bound.py` checks point 2 word by word under gccheck=1.

The table is in order of address; barriers are hit in that order, because each is inside the next. `pending` is the address of the first
that has not been hit; those before it are history. The table is inline in G: a stack of 16 GiB needs 25. Barriers on every frame
(stackbarrier=all) need more, so then the table may move to memory of its own.

    install       only in frames that have been scanned in this cycle, and never where the return PC is not the frame's own: not in the
                  innermost frame (its return PC may yet be moved by who stopped it) and not in the outermost, which returns to the
                  scheduler
    remove        every pending barrier must still be there: "stack barrier lost"
    unwind_to     a handler is reached: barriers on frames that are left are put back, and count as hit. They must be put back: a
                  frame of the handler's own calls may never write where they are, and a walker would find them without an entry
    move_by       the stack has been copied: its table moves with it
    saved         who walks a stack asks for the PC below a barrier: it must be the next pending one, "missed stack barrier"; at the end
                  of a whole walk all must have been met, "leftover stack barriers"
    end           the goroutine's stack is given up

Who may touch a table: who holds the goroutine (`running`), or its own worker on the system stack, or anybody with the world stopped. A
walker in a signal's handler may come at any time: `locked` tells it to keep away, and it never waits.

Source: "runtime: implement GC stack barriers" (Go, commit faa7a7e8, 2015), and what was mended in it until Go 1.8.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Struct,
    atomic_load64,
    cas64,
    fatal,
    load64,
    memcpy,
    nosplit,
    offsetof,
    store64,
    symbol,
    systemstack,
    u64,
    xadd64,
    xchg64,
)
from bullsnake.runtime.os import knobs, lock
from bullsnake.runtime.os.memory import release, reserve
from bullsnake.runtime.stack import barrierlog
from bullsnake.runtime.stack.worker import G

FIRST: Final = u64(1024)
MOST: Final = u64(25)
WHOLE: Final = u64(0xFFFFFFFFFFFFFFFF)


class Barrier(Struct):
    """cfa: of the frame whose return it guards; slot: where its return PC was; pc: that return PC. The port knows its size and pc."""

    cfa: u64
    slot: u64
    pc: u64


SIZE: Final = u64(24)

trampoline: u64 = u64(0)


@systemstack
def choose_trampoline() -> None:
    """Where barriers lead: under watermark a hit is told (`gc/hit.py`). Once, when the knobs have been read."""
    global trampoline
    is_told = knobs.stackscan == knobs.SCAN_WATERMARK
    trampoline = symbol("runtime.stack_barrier_told") if is_told else symbol("runtime.stack_barrier")


@nosplit
def init_barriers(g: G) -> None:
    """A goroutine with no barriers."""
    if g.barriers == u64(0):
        g.barriers = g.address() + offsetof(G, "inline")
        g.room = MOST
    forget_aside(g)
    forget_table(g)


@nosplit
def forget_table(g: G) -> None:
    """None is pending, and none was hit."""
    g.pending = g.barriers
    g.pending_end = g.barriers
    g.passed = u64(0)
    g.reused = u64(0)


@nosplit
def have_barriers(g: G) -> bool:
    """Whether any were installed and not removed; they may all have been hit."""
    return g.pending_end != g.barriers or g.reused != u64(0)


@systemstack
def check_none(g: G) -> None:
    """A stack that is about to be scanned for the first time has no barriers."""
    if have_barriers(g):
        fatal("g already has stack barriers")


@nosplit
def max_stack_barriers(size: u64) -> u64:
    """How many a stack of a size can get: the doublings of FIRST below it, and one more."""
    count = u64(1)
    reach = FIRST
    while reach < size:
        count = count + u64(1)
        reach = reach * u64(2)
    return count if count < MOST else MOST


@systemstack
def install_barrier(g: G, slot: u64, cfa: u64, pc: u64) -> bool:
    """Put a barrier over the return PC of a frame; False if there is none to put, or no room left for one."""
    if pc == symbol("runtime.goroutine_return"):
        barrierlog.log_outermost(g)
        return False
    if g.pending_end == g.barriers + g.room * SIZE and not enlarge(g):
        return False
    g.pending_end = g.pending_end + SIZE
    cover(g, Barrier.at(g.pending_end - SIZE), slot, cfa, pc)
    return True


@systemstack
def cover(g: G, entry: Barrier, slot: u64, cfa: u64, pc: u64) -> None:
    """Enter a barrier in the table, and put it over the frame's return PC."""
    if load64(slot) != pc:
        fatal("stack barrier: the walk's return PC differs from the stack's")
    entry.cfa = cfa
    entry.slot = slot
    entry.pc = pc
    store64(slot, trampoline)
    barrierlog.log_barrier(barrierlog.INSTALL, slot, pc, g)


@systemstack
def enlarge(g: G) -> bool:
    """Twice the room, in memory of the table's own. Only barriers on every frame need that. False if there is no memory."""
    if knobs.stackscan != knobs.SCAN_ALL:
        fatal("too many stack barriers")
    used = g.pending_end - g.barriers
    fresh = reserve(g.room * u64(2) * SIZE)
    if fresh == u64(0):
        return False
    memcpy(fresh, g.barriers, used)
    hit = g.pending - g.barriers
    room = g.room
    drop_table(g)
    g.barriers = fresh
    g.room = room * u64(2)
    g.pending = fresh + hit
    g.pending_end = fresh + used
    return True


@systemstack
def drop_table(g: G) -> None:
    """Give memory back that the table had of its own."""
    if g.barriers != g.address() + offsetof(G, "inline"):
        release(g.barriers, g.room * SIZE)


@systemstack
def stop_of(g: G) -> u64:
    """The slot of the lowest barrier that has not been hit; WHOLE if all have been, or there were none."""
    if g.pending == g.pending_end:
        return WHOLE
    return Barrier.at(g.pending).slot


@systemstack
def last_hit(g: G) -> u64:
    """The slot of the outermost barrier that has been hit, or where an exception that left one came to; 0 if neither."""
    last = g.passed
    if g.pending != g.barriers and Barrier.at(g.pending - SIZE).slot > last:
        last = Barrier.at(g.pending - SIZE).slot
    return last


@systemstack
def count_hit(g: G) -> u64:
    """How many of the barriers were hit, or left by unwinding."""
    return (g.pending - g.barriers) // SIZE + g.reused


@systemstack
def count_pending(g: G) -> u64:
    """How many were not."""
    return (g.pending_end - g.pending) // SIZE


@systemstack
def remove_barriers(g: G) -> None:
    """Put all return PCs back that are still overwritten, and forget the others."""
    lock_stack(g)
    barrierlog.log_hits(count_hit(g), g)
    while g.pending != g.pending_end:
        put_back(g, barrierlog.REMOVE)
    forget_table(g)
    unlock_stack(g)


@systemstack
def put_aside(g: G) -> None:
    """Take off the barriers that have not been hit, keep them, and begin a new table."""
    g.aside_end = g.aside.address()
    while g.pending != g.pending_end:
        memcpy(g.aside_end, g.pending, SIZE)
        g.aside_end = g.aside_end + SIZE
        put_back(g, barrierlog.ASIDE)
    forget_table(g)


@systemstack
def take_up(g: G) -> None:
    """Put those back that were put aside: the first, and of the others the next beyond each doubling of the distance from where the new
    scan began. So the table has room for the barriers of any number of scans. Between two of them there may be more than a doubling;
    who hits the inner one puts another one nearer (`gc/hit.py`).
    """
    at = g.aside.address()
    while at != g.aside_end:
        entry = Barrier.at(at)
        is_due = at == g.aside.address() or entry.slot >= g.reach_from + g.reach
        if is_due and g.pending_end != g.barriers + g.room * SIZE:
            install_barrier(g, entry.slot, entry.cfa, entry.pc)
            if entry.slot >= g.reach_from + g.reach:
                g.reach = g.reach * u64(2)
        at = at + SIZE
    forget_aside(g)


@nosplit
def forget_aside(g: G) -> None:
    """What was put aside is not needed: the scan goes on to the outermost frame."""
    g.aside_end = g.aside.address()
    g.scan_end = u64(0)


@systemstack
def put_back(g: G, why: u64) -> None:
    """Put the return PC of the next pending barrier back."""
    entry = Barrier.at(g.pending)
    barrierlog.log_barrier(why, entry.slot, entry.pc, g)
    if load64(entry.slot) != trampoline:
        barrierlog.log_lost(g, entry.slot, load64(entry.slot))
        fatal("stack barrier lost")
    store64(entry.slot, entry.pc)
    g.pending = g.pending + SIZE


@systemstack
def pass_told(g: G, slot: u64) -> None:
    """The goroutine has returned through its next pending barrier, which tells hits: it counts as hit. With the lock of the stack."""
    pc = saved(g, g.pending, slot)
    g.pending = g.pending + SIZE
    store64(slot, pc)


@systemstack
def install_nearer(g: G, slot: u64, cfa: u64, pc: u64) -> bool:
    """Put a barrier inside the next pending one, in the entry of the last that was hit; False if there is none to put."""
    if pc == symbol("runtime.goroutine_return"):
        return False
    entry = Barrier.at(g.pending - SIZE)
    g.passed = entry.slot
    g.reused = g.reused + u64(1)
    g.pending = entry.address()
    cover(g, entry, slot, cfa, pc)
    return True


@systemstack
def note_passed(g: G, slot: u64) -> None:
    """An exception has come to a slot, which counts as the outermost barrier that was hit. With the lock of the stack."""
    g.passed = slot


@systemstack
def unwind_to(g: G, sp: u64) -> None:
    """The frames below SP are left without a return: their barriers are put back, and count as hit. With the lock of the stack."""
    while g.pending != g.pending_end and Barrier.at(g.pending).slot < sp:
        put_back(g, barrierlog.SKIP)


@systemstack
def move_by(g: G, distance: u64) -> None:
    """The stack has been copied: the table moves with it, by a distance that may be negative (it wraps)."""
    g.reach_from = g.reach_from + distance
    if g.passed != u64(0):
        g.passed = g.passed + distance
    move_entries(g.barriers, g.pending_end, distance)
    if g.scan_end != u64(0):
        move_entries(g.aside.address(), g.aside_end, distance)
        if g.scan_end != WHOLE:
            g.scan_end = g.scan_end + distance


@systemstack
def move_entries(at: u64, end: u64, distance: u64) -> None:
    """Move the entries of a part of a table."""
    while at != end:
        entry = Barrier.at(at)
        entry.cfa = entry.cfa + distance
        entry.slot = entry.slot + distance
        at = at + SIZE


@systemstack
def end_barriers(g: G) -> None:
    """The goroutine has ended: every barrier has been hit, or unwound."""
    if g.pending != g.pending_end:
        fatal("a goroutine ends with stack barriers pending")
    if g.water != u64(0):
        fatal("a goroutine ends with its stack watermark set")
    drop_table(g)
    g.barriers = u64(0)
    init_barriers(g)


# --- for who reads return PCs -----------------------------------------------------------------------------------------------


@nosplit
def is_barrier(pc: u64) -> bool:
    """Whether a return PC is that of a barrier."""
    return pc == trampoline


@nosplit
def saved(g: G, expected: u64, slot: u64) -> u64:
    """The return PC under the barrier in a slot. `expected`: the entry that a walk must meet next."""
    if expected >= g.pending_end or Barrier.at(expected).slot != slot:
        fatal("missed stack barrier")
    return Barrier.at(expected).pc


@nosplit
def check_met(g: G, expected: u64) -> None:
    """A walk is at the outermost frame: it has met every barrier."""
    if expected != g.pending_end:
        fatal("leftover stack barriers")


@nosplit
def get_return_pc(g: G, slot: u64) -> u64:
    """The return PC of a frame that can return next: in its slot, or under the next pending barrier. (The seed's getcallerpc.)"""
    pc = load64(slot)
    return saved(g, g.pending, slot) if is_barrier(pc) else pc


@nosplit
def set_return_pc(g: G, slot: u64, pc: u64) -> None:
    """Have that frame return to another PC; a barrier stays. (The seed's setcallerpc.)"""
    if is_barrier(load64(slot)):
        saved(g, g.pending, slot)
        Barrier.at(g.pending).pc = pc
    else:
        store64(slot, pc)


# --- against walkers in handlers of signals ---------------------------------------------------------------------------------


@systemstack
def lock_stack(g: G) -> None:
    """Keep others off: who scans the stack, and walkers in signals' handlers. They hold it for a part of a scan at most."""
    locked = g.address() + offsetof(G, "locked")
    if cas64(locked, u64(0), u64(1)):
        return
    xadd64(g.address() + offsetof(G, "lock_waiters"), u64(1))
    while not cas64(locked, u64(0), u64(1)):
        lock.give_way()
    xadd64(g.address() + offsetof(G, "lock_waiters"), u64(0) - u64(1))


@systemstack
def let_waiters_go_first(g: G) -> None:
    """For who takes the lock of a stack for one part after the other: the goroutine gets it in between."""
    while atomic_load64(g.address() + offsetof(G, "lock_waiters")) != u64(0):
        lock.give_way()


@nosplit
def try_lock_stack(g: G) -> bool:
    """For who may not wait, as a walker in a handler of a signal: False if the stack or its barriers are being changed."""
    return cas64(g.address() + offsetof(G, "locked"), u64(0), u64(1))


@nosplit
def unlock_stack(g: G) -> None:
    """Let walkers in again."""
    xchg64(g.address() + offsetof(G, "locked"), u64(0))
