"""Output of goroutines: who writes to a pipe that is full waits alone.

A write is a blocking call (`blocking`): it holds no processor and no lock but that of standard output's writing, which only the
end of the program wants, too. What is written is in a buffer of the runtime's, no object: it may take longer than a collection.
That one goroutine at a time flushes is the library's affair (`lib/output.py`).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import i64, ref, safepoint, switches, systemstack, this_worker, u64
from bullsnake.runtime.os import files
from bullsnake.runtime.os.text import write_all
from bullsnake.runtime.sched import blocking
from bullsnake.runtime.stack import pool

ENOMEM: Final = i64(12)


@systemstack
@safepoint
@switches
def stdout_flush() -> i64:
    """Write out what is buffered; 0 or -errno."""
    if blocking.is_last(this_worker().g):
        return files.stdout_write_out()
    blocking.begin_blocking()
    return blocking.come_back(files.stdout_write_out())


@systemstack
@safepoint
@switches
def file_write(fd: i64, text: ref, start: i64, raw: i64) -> i64:
    """Write a part of a str, unbuffered, from a code point on; the code point that is next, or -errno.

    raw: 0 as UTF-8; 1 a byte for each character, which are below 256.
    """
    buffer = pool.take(files.SIZE)
    if buffer == u64(0):
        return i64(0) - ENOMEM
    index, nbytes = files.next_part(text, u64(start), buffer, raw)
    reached = i64(index)
    is_last = blocking.is_last(this_worker().g)
    if not is_last:
        blocking.begin_blocking()
    if write_all(fd, buffer, nbytes) < i64(0):
        reached = i64(0) - files.errno()
    pool.give(buffer, files.SIZE)
    return reached if is_last else blocking.come_back(reached)
