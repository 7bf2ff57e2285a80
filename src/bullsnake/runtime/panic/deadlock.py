"""A deadlock: no goroutine can run, and none waits for time or the system. Reported as Go does, status 2."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import cstr, i64, systemstack
from bullsnake.runtime.os import text
from bullsnake.runtime.os.files import stdout_flush_dying
from bullsnake.runtime.os.libc import exit_now
from bullsnake.runtime.panic.goroutines import report_goroutines
from bullsnake.runtime.stack.worker import Worker

STATUS: Final = i64(2)


@systemstack
def deadlock() -> None:
    """Report, flush, end."""
    stdout_flush_dying()
    text.clear()
    text.put(cstr("fatal error: all goroutines are asleep - deadlock!\n"))
    report_goroutines(Worker.null())
    exit_now(STATUS)
