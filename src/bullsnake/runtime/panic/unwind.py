"""Raising: one phase. Walk outwards to the first frame whose call has a landing pad, restoring registers on the way.

Each frame that the exception passes is entered in its traceback, if it has one: field 5 of BaseException is an array of words
that the library makes before it raises. Words: 0 number of entries made, 1 number of frames, then entries: the row's address
and how many times in a row it occurred. The first 50 entries are kept, and of the others the last 50.

Polls. Each POLL_EVERY frames, if somebody wants the goroutine to stop or has to scan its stack, the walk is left: the library's
`go_on_raising` is entered as if the frame that is next had called it. Its stack check is an ordinary one, so that there the goroutine
can be interrupted (a KeyboardInterrupt then takes the exception's place), its stack moved, and others run. Then it throws the
exception again, and the walk goes on with the same frame.

Stack barriers on frames that the exception leaves are put back when it has found its handler, or leaves the walk for a poll: in one
step on the system stack, where nothing comes in between. One over the handler's own return stays. If the first scan of the stack is
under way and has not come to the handler's frame, it goes on as far before that frame runs (`gc/unfinished.py`): so the walk holds
the lock of the stack all the time.

The registers that a frame saved (rbx rbp r12-r15) are read back from it as the walk leaves it; those that no frame saved
have the value that `runtime.throw` stored.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    fatal,
    i64,
    load8,
    load64,
    noreturn,
    ref,
    store64,
    symbol,
    systemstack,
    this_worker,
    u16,
    u64,
)
from bullsnake.runtime import hooks
from bullsnake.runtime.mem import pages
from bullsnake.runtime.os.scratch import leave
from bullsnake.runtime.sched import proc
from bullsnake.runtime.stack import barriers, grow, walk
from bullsnake.runtime.stack.sites import CHECK, HIDDEN, Row, resolve, row_of, source_of, table_of_row
from bullsnake.runtime.stack.switch import call_on_goroutine, gogo_landing
from bullsnake.runtime.stack.worker import POISON, G

REGISTERS: Final = u64(6)
KEPT: Final = u64(50)
TRACE_FIELD: Final = u64(40)
ARRAY_DATA: Final = u64(16)
COUNT_SHIFT: Final = u64(32)
UNSEEN: Final = HIDDEN | CHECK
POLL_EVERY: Final = u64(1024)


@systemstack
@noreturn
def unwind() -> None:
    """Entered from runtime.throw: the exception is in flight, sched_sp points at the return PC of the call that raised."""
    exception = this_worker().in_flight
    if exception.is_null():
        fatal("raise of a null exception")
    g = this_worker().g
    trace = load64(exception.address() + TRACE_FIELD)
    frames = u64(0)
    walked = walk.own_walk()
    barriers.lock_stack(g)
    walk.begin(walked, g, this_worker().sched_sp)
    while not walk.is_over(walked):
        sp = walked.next_sp
        if frames == POLL_EVERY and must_leave(g, sp):
            leave_frames(g, sp, sp)
            gogo_landing(sp, symbol("bslib.go_on_raising"), exception)
        frames = frames + u64(1) if frames < POLL_EVERY else u64(1)
        row = row_of(walked.pc)
        cfa = walk.cfa_of(walked, row)
        seen = resolve(table_of_row(row), row, cfa)
        if trace != u64(0) and seen.flags & UNSEEN == u16(0):
            add_to_trace(trace + ARRAY_DATA, seen)
        if u64(row.landing) != u64(0):
            grow.close_reserve(g)
            pages.close_reserve()
            leave_frames(g, sp + u64(8), sp)
            gogo_landing(sp + u64(8), u64(row.landing), exception)
        restore(row, cfa)
        walk.go_outwards(walked, row)
    uncaught(exception)


@systemstack
def must_leave(g: G, sp: u64) -> bool:
    """Whether somebody waits for this goroutine or its stack, or so many frames have been left that are yet to be scanned."""
    if this_worker().stackguard == POISON or g.lock_waiters != u64(0):
        return True
    return g.water != u64(0) and g.water < sp


@systemstack
def leave_frames(g: G, sp: u64, slot: u64) -> None:
    """The frames below SP are left, scanned if they have yet to be. Gives up the lock of the stack.

    slot: holds the return PC of the call in the frame that runs next; the stack's end if none does.
    """
    if g.water != u64(0) and g.water < sp:
        hooks.scan_up_to(g.address(), sp)
    pending = g.pending
    barriers.unwind_to(g, sp)
    if g.pending != pending and slot != g.high:
        hooks.left_barriers(g.address(), slot)
    barriers.unlock_stack(g)


@systemstack
def restore(row: Row, cfa: u64) -> None:
    """Take back the registers that a frame saved."""
    shape = table_of_row(row).shapes + u64(row.shape) * u64(16)
    index = u64(0)
    while index < REGISTERS:
        offset = u64(load8(shape + index))
        if offset != u64(0):
            this_worker().saved[index] = load64(cfa - offset * u64(8))
        index = index + u64(1)


@systemstack
def entry_address(data: u64, number: u64) -> u64:
    """Where an entry of a traceback is kept."""
    if number < KEPT:
        return data + (u64(2) + number) * u64(8)
    return data + (u64(2) + KEPT + (number - KEPT) % KEPT) * u64(8)


@systemstack
def add_to_trace(data: u64, row: Row) -> None:
    """Enter a frame; the same row twice in a row counts up."""
    store64(data + u64(8), load64(data + u64(8)) + u64(1))
    number = load64(data)
    if number != u64(0):
        last = entry_address(data, number - u64(1))
        entry = load64(last)
        if entry & u64(0xFFFFFFFF) == row.address():
            store64(last, entry + (u64(1) << COUNT_SHIFT))
            return
    store64(entry_address(data, number), row.address() | (u64(1) << COUNT_SHIFT))
    store64(data, number + u64(1))


@systemstack
@noreturn
def uncaught(exception: ref) -> None:
    """Nobody catches it: the library reports it on the empty stack and says how to end. An exception in the report ends it.

    After the report of the main goroutine's it may wait for threads: then the call comes back because the goroutine has parked.
    """
    g = this_worker().g
    if not g.dying.is_null():
        hooks.exit(u64(1))
    g.dying = exception
    g.overflowing = u64(0)
    leave_frames(g, g.high, g.high)
    pages.lift_limit()
    this_worker().parked = u64(0)
    status = call_on_goroutine(symbol("bslib.uncaught"), g.base_sp, exception.address())
    if this_worker().parked != u64(0):
        proc.run()
    hooks.exit(status)


@systemstack
def trace_done() -> None:
    """The current goroutine's uncaught exception has been reported. It may wait, before it ends the process itself."""
    this_worker().g.dying = ref.at(u64(0))


@systemstack
def trace_entries(exception: ref) -> i64:
    """Entries of a traceback, those dropped included."""
    trace = load64(exception.address() + TRACE_FIELD)
    if trace == u64(0):
        return i64(0)
    return i64(load64(trace + ARRAY_DATA))


@systemstack
def trace_entry(exception: ref, number: i64) -> u64:
    """An entry: its row, and in the upper half how many frames it stands for."""
    trace = load64(exception.address() + TRACE_FIELD)
    return load64(entry_address(trace + ARRAY_DATA, u64(number)))


@systemstack
def trace_count(exception: ref, number: i64) -> i64:
    """How many frames an entry stands for."""
    return i64(trace_entry(exception, number) >> COUNT_SHIFT)


@systemstack
def trace_line(exception: ref, number: i64) -> i64:
    """The line of an entry."""
    row = Row.at(trace_entry(exception, number) & u64(0xFFFFFFFF))
    return i64(u64(source_of(row).line))


@systemstack
def trace_text(exception: ref, number: i64, function: i64) -> i64:
    """The file's name of an entry into the scratch buffer, or the function's if `function` is not 0; its length."""
    row = Row.at(trace_entry(exception, number) & u64(0xFFFFFFFF))
    table = table_of_row(row)
    if function != i64(0):
        return leave(table.strings + u64(source_of(row).function))
    return leave(table.strings + u64(source_of(row).file))
