"""Fatal errors: named checks of the runtime. One line on standard error, the guest's stack, status 134."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, cold, cstr, i64, noreturn, nosplit, systemstack, this_worker, u8, u16, u64
from bullsnake.runtime.os import text
from bullsnake.runtime.os.files import stdout_flush_dying
from bullsnake.runtime.os.libc import exit_now
from bullsnake.runtime.stack import walk
from bullsnake.runtime.stack.sites import HIDDEN, Row, Table, find, resolve, source_of, table_of
from bullsnake.runtime.stack.walk import Walk
from bullsnake.runtime.stack.worker import G

STDERR: Final = i64(2)
STATUS: Final = i64(134)
SHOWN: Final = u64(50)

dying: u64 = u64(0)
shown = Static(Walk)


@nosplit
@noreturn
@cold
def fatal(message: u64) -> None:
    """Print `fatal error: message` with the goroutine's stack, flush standard output, and end with status 134."""
    die(message)


@systemstack
@noreturn
@cold
def die(message: u64) -> None:
    """The body of fatal, on the system stack."""
    global dying
    if dying == u64(0):
        dying = u64(1)
        stdout_flush_dying()
        text.clear()
        text.put(cstr("fatal error: "))
        text.put(message)
        text.put(cstr("\n"))
        text.write_to(STDERR)
        if this_worker().sched_sp > u64(1):
            text.put(cstr("goroutine "))
            text.put_number(this_worker().g.number)
            text.put(cstr(":\n"))
        print_stack(this_worker().g, this_worker().sched_sp)
    exit_now(STATUS)


@systemstack
def print_stack(g: G, start: u64) -> None:
    """The newest frames of the guest, newest first. Each is written at once: the next one may be beyond us."""
    put_stack(g, start, True)
    text.write_to(STDERR)


@systemstack
def put_stack(g: G, start: u64, at_once: bool) -> None:
    """The newest frames of the guest, newest first. One report at a time is made."""
    if start <= u64(1):
        return
    walk.begin(shown, g, start)
    count = u64(0)
    while count < SHOWN and not walk.is_over(shown):
        table = table_of(shown.pc)
        row = Row.null()
        if not table.is_null():
            row = find(table, shown.pc)
        if row.is_null():
            text.put(cstr("  (unknown code)\n") if table.is_null() else cstr("  (call without a site)\n"))
            count = SHOWN
        else:
            seen = resolve(table, row, walk.cfa_of(shown, row))
            if seen.flags & HIDDEN == u16(0):
                put_frame(table, seen)
                count = count + u64(1)
            walk.go_outwards(shown, row)
        if at_once:
            text.write_to(STDERR)
        else:
            text.write_when_full(STDERR)


@systemstack
def put_frame(table: Table, row: Row) -> None:
    """A line for a frame."""
    source = source_of(row)
    text.put(cstr('  File "'))
    text.put(table.strings + u64(source.file))
    text.put(cstr('", line '))
    text.put_number(u64(source.line))
    text.put(cstr(", in "))
    text.put(table.strings + u64(source.function))
    text.put_byte(u8(10))
