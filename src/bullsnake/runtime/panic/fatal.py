"""Fatal errors: named checks of the runtime. One line on standard error, the guest's stack, status 134."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import cold, cstr, i64, noreturn, nosplit, systemstack, this_worker, u8, u16, u64
from bullsnake.runtime.os import text
from bullsnake.runtime.os.files import stdout_flush_dying
from bullsnake.runtime.os.libc import exit_now
from bullsnake.runtime.stack import walk
from bullsnake.runtime.stack.sites import HIDDEN, find, resolve, source_of, table_of

STDERR: Final = i64(2)
STATUS: Final = i64(134)
SHOWN: Final = u64(50)

dying: u64 = u64(0)


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
        print_stack(this_worker().sched_sp)
    exit_now(STATUS)


@systemstack
def print_stack(start: u64) -> None:
    """The newest frames of the guest, newest first. Each is written at once: the next one may be beyond us."""
    put_stack(start, True)
    text.write_to(STDERR)


@systemstack
def put_stack(start: u64, at_once: bool) -> None:
    """The newest frames of the guest, newest first."""
    sp = start
    shown = u64(0)
    if sp <= u64(1):
        return
    while shown < SHOWN and not walk.is_outermost(sp):
        pc = walk.load_pc(sp)
        table = table_of(pc)
        if table.is_null():
            text.put(cstr("  (unknown code)\n"))
            shown = SHOWN
        else:
            row = find(table, pc)
            if row.is_null():
                text.put(cstr("  (call without a site)\n"))
                shown = SHOWN
            else:
                seen = resolve(table, row, sp + u64(8) + u64(row.cfa))
                source = source_of(seen)
                if seen.flags & HIDDEN == u16(0):
                    text.put(cstr('  File "'))
                    text.put(table.strings + u64(source.file))
                    text.put(cstr('", line '))
                    text.put_number(u64(source.line))
                    text.put(cstr(", in "))
                    text.put(table.strings + u64(source.function))
                    text.put_byte(u8(10))
                    shown = shown + u64(1)
                sp = walk.outwards(sp, row)
        if at_once:
            text.write_to(STDERR)
        else:
            text.write_when_full(STDERR)
