"""A deadlock: no goroutine can run, and none waits for time or the system. Reported as Go does, status 2."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import cstr, i64, systemstack, u64
from bullsnake.runtime.os import text
from bullsnake.runtime.os.files import stdout_flush_dying
from bullsnake.runtime.os.libc import exit_now
from bullsnake.runtime.panic.fatal import print_stack
from bullsnake.runtime.stack import worker
from bullsnake.runtime.stack.worker import WAITING, G

STATUS: Final = i64(2)


@systemstack
def deadlock() -> None:
    """Report, flush, end."""
    stdout_flush_dying()
    text.clear()
    text.put(cstr("fatal error: all goroutines are asleep - deadlock!\n"))
    number = u64(1)
    g = goroutine(number)
    while not g.is_null():
        report(g)
        number = g.number + u64(1)
        g = goroutine(number)
    exit_now(STATUS)


@systemstack
def goroutine(least: u64) -> G:
    """The waiting goroutine with the lowest number from `least` on; null if there is none."""
    found = G.null()
    g = worker.all_gs
    while not g.is_null():
        if g.status == WAITING and g.number >= least and (found.is_null() or g.number < found.number):
            found = g
        g = g.chain
    return found


@systemstack
def report(g: G) -> None:
    """One goroutine: what it waits for, and its stack."""
    text.put(cstr("\ngoroutine "))
    text.put_number(g.number)
    text.put(cstr(" ["))
    text.put(g.reason)
    text.put(cstr("]:\n"))
    print_stack(g.sp)
