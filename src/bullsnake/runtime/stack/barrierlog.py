"""debugstackbarrier=1: a line on stderr for each stack barrier that comes or goes, and for each range that is scanned again."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, cstr, i64, systemstack, u64
from bullsnake.runtime.os import knobs, lock, text
from bullsnake.runtime.stack.worker import G

STDERR: Final = i64(2)
INSTALL: Final = u64(0)
REMOVE: Final = u64(1)
SKIP: Final = u64(2)
ASIDE: Final = u64(3)

printing = Static(array(u64, 1))


@systemstack
def begin_line(words: u64) -> None:
    """Lines of several threads do not mix."""
    lock.acquire(printing.address())
    text.clear()
    text.put(words)


@systemstack
def end_line(g: G) -> None:
    """Every line names its goroutine."""
    text.put(cstr(" goid="))
    text.put_number(g.number)
    text.put(cstr("\n"))
    text.write_to(STDERR)
    lock.unlock(printing.address())


@systemstack
def log_barrier(what: u64, slot: u64, pc: u64, g: G) -> None:
    """A barrier comes or goes."""
    if knobs.debugstackbarrier == u64(0):
        return
    if what == INSTALL:
        begin_line(cstr("install stack barrier at "))
    elif what == REMOVE:
        begin_line(cstr("remove stack barrier at "))
    elif what == ASIDE:
        begin_line(cstr("put aside stack barrier at "))
    else:
        begin_line(cstr("skip stack barrier at "))
    text.put_hex(slot)
    text.put(cstr(" over ") if what == INSTALL else cstr(" with "))
    text.put_hex(pc)
    end_line(g)


@systemstack
def log_scan(sp: u64, g: G) -> None:
    """The range of a first scan."""
    if knobs.debugstackbarrier == u64(0):
        return
    begin_line(cstr("scan ["))
    put_range(sp, g)
    end_line(g)


@systemstack
def put_range(sp: u64, g: G) -> None:
    """The stack in use, from SP to its end."""
    text.put_hex(sp)
    text.put(cstr(", "))
    text.put_hex(g.high)
    text.put(cstr(")"))


@systemstack
def log_outermost(g: G) -> None:
    """The outermost frame gets none."""
    if knobs.debugstackbarrier == u64(0):
        return
    begin_line(cstr("no stack barrier in the outermost frame"))
    end_line(g)


@systemstack
def log_hits(count: u64, g: G) -> None:
    """How many were hit since the first scan."""
    if knobs.debugstackbarrier == u64(0) or count == u64(0):
        return
    begin_line(cstr("hit "))
    text.put_number(count)
    text.put(cstr(" stack barriers"))
    end_line(g)


@systemstack
def log_rescan(sp: u64, stop: u64, g: G) -> None:
    """The range of a re-scan."""
    if knobs.debugstackbarrier == u64(0):
        return
    begin_line(cstr("rescan below "))
    text.put_hex(stop)
    text.put(cstr(" in ["))
    put_range(sp, g)
    end_line(g)


@systemstack
def log_lost(g: G, slot: u64, found: u64) -> None:
    """What stands where a barrier should be. Printed in any case, before a fatal error."""
    begin_line(cstr("at "))
    text.put_hex(slot)
    text.put(cstr(" expected a stack barrier, found "))
    text.put_hex(found)
    end_line(g)
