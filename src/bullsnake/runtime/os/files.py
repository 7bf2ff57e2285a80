"""Standard output with its buffer, and files by descriptor. A negative answer is -errno.

The buffer of standard output belongs to the process, is flushed on every way out, and after each line on a terminal. There are two, in
turn: `out_guard` protects the one that is filled and is held for a copy only; `write_guard` belongs to whoever writes the other one
out, which may take as long as a reader of the pipe likes. out_ended: a line has ended that a terminal is to show. out_taken: a text
that is longer than the buffer is on its way, and others wait for its end. Goroutines write through `sched/output.py`.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    cas64,
    i32,
    i64,
    load8,
    load32,
    load64,
    memcpy,
    nosplit,
    ref,
    store8,
    systemstack,
    this_worker,
    u8,
    u64,
)
from bullsnake.runtime.os import lock, strings
from bullsnake.runtime.os.libc import close, errno_location, interruptible, isatty, lseek, open_file, read
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.os.strings import DATA, KIND, c_string, code_at, encode
from bullsnake.runtime.os.text import write_all

STDOUT: Final = i64(1)
STDERR: Final = i64(2)
SIZE: Final = u64(65536)
PATIENCE: Final = u64(1000000)
SLACK: Final = u64(8)
NEWLINE: Final = u8(10)
SYS_READ: Final = i64(0)
SYS_OPEN: Final = i64(2)
ENOMEM: Final = i64(12)
ENAMETOOLONG: Final = i64(36)

out_guard = Static(array(u64, 1))
write_guard = Static(array(u64, 1))
out_buffers = Static(array(u8, 131088))
out_which: u64 = u64(0)
out_used: u64 = u64(0)
out_ended: u64 = u64(0)
out_taken: u64 = u64(0)
out_line_buffered: u64 = u64(2)
report_guard = Static(array(u64, 1))
report_buffer = Static(array(u8, 65536))


@systemstack
def errno() -> i64:
    """The error of the last C function that failed."""
    return i64(i32(load32(errno_location())))


@systemstack
def out_buffer() -> u64:
    """The buffer that is being filled."""
    return out_buffers.address() + out_which * (SIZE + SLACK)


@systemstack
def stdout_write_out() -> i64:
    """Write out what is buffered; 0 or -errno. What cannot be written is dropped."""
    lock.acquire(write_guard.address())
    status = write_held()
    lock.unlock(write_guard.address())
    return status


@systemstack
def stdout_flush_dying() -> None:
    """As stdout_write_out, for a fatal error: the locks may be held by somebody who will never let them go, this thread even."""
    tries = u64(0)
    while tries < PATIENCE:
        if cas64(write_guard.address(), lock.FREE, lock.HELD):
            write_held()
            return
        tries = tries + u64(1)


@systemstack
def write_held() -> i64:
    """Write out what is buffered, under the lock of writing; meanwhile the other buffer is filled."""
    global out_which, out_used, out_ended
    lock.acquire(out_guard.address())
    full = out_buffer()
    nbytes = out_used
    out_which = out_which ^ u64(1)
    out_used = u64(0)
    out_ended = u64(0)
    lock.unlock(out_guard.address())
    if write_all(STDOUT, full, nbytes) < i64(0):
        return i64(0) - errno()
    return i64(0)


@systemstack
def stdout_put(text: ref, start: i64, mine: i64) -> i64:
    """Add a str to the buffer from a code point on; how far that went.

    mine: 0: all, if there is room and nobody has taken the buffer for himself, else nothing: -1. 1: as much as there is room for;
    the buffer is the caller's until he gets to the end.
    """
    global out_taken
    lock.acquire(out_guard.address())
    count = strings.length(text)
    reached = i64(-1)
    if mine != i64(0):
        reached = i64(put_text(text, u64(start)))
        out_taken = u64(1) if u64(reached) != count else u64(0)
    elif out_taken == u64(0) and has_room(text, count):
        reached = i64(put_text(text, u64(0)))
    lock.unlock(out_guard.address())
    return reached


@systemstack
def stdout_is_due() -> bool:
    """Whether a line has ended that is to be seen at once."""
    return out_ended != u64(0)


@systemstack
def has_room(text: ref, count: u64) -> bool:
    """Whether a str fits into the buffer, for sure."""
    width = load64(text.address() + KIND)
    most = count * (u64(2) if width == u64(1) else u64(4))
    return most <= SIZE - out_used or (width == u64(1) and count <= SIZE - out_used and is_ascii(text, count))


@systemstack
def put_text(text: ref, start: u64) -> u64:
    """Add a str to the buffer from a code point on, as far as there is room; the code point that is next."""
    global out_used, out_ended, out_line_buffered
    if out_line_buffered == u64(2):
        out_line_buffered = u64(isatty(STDOUT)) & u64(1)
    end = strings.length(text)
    index = start
    if load64(text.address() + KIND) == u64(1) and is_ascii(text, end):
        part = end - start if end - start < SIZE - out_used else SIZE - out_used
        memcpy(out_buffer() + out_used, text.address() + DATA + start, part)
        out_used = out_used + part
        out_ended = out_line_buffered
        return start + part
    while index < end and out_used <= SIZE - SLACK:
        code = code_at(text, index)
        if u64(code) == u64(10):
            out_ended = out_line_buffered
        out_used = out_used + encode(code, out_buffer() + out_used)
        index = index + u64(1)
    return index


@systemstack
def is_ascii(text: ref, count: u64) -> bool:
    """Whether all bytes of a str of kind 1 are below 128."""
    at = text.address() + DATA
    end = at + count
    while at < end:
        if load8(at) >= u8(128):
            return False
        at = at + u64(1)
    return True


@systemstack
def encode_part(text: ref, start: u64, target: u64) -> tuple[u64, u64]:
    """Encode a part of a str that fits into SIZE bytes; the code point that is next, and how many bytes."""
    end = strings.length(text)
    if end - start > SIZE // u64(4):
        end = start + SIZE // u64(4)
    used = u64(0)
    index = start
    while index < end:
        used = used + encode(code_at(text, index), target + used)
        index = index + u64(1)
    return end, used


@systemstack
def copy_part(text: ref, start: u64, target: u64) -> tuple[u64, u64]:
    """As encode_part, of a str of kind 1 whose characters are bytes."""
    rest = strings.length(text) - start
    part = rest if rest < SIZE else SIZE
    memcpy(target, text.address() + DATA + start, part)
    return start + part, part


@systemstack
def next_part(text: ref, start: u64, target: u64, raw: i64) -> tuple[u64, u64]:
    """encode_part, or copy_part if `raw` is not 0."""
    if raw == i64(0):
        end, nbytes = encode_part(text, start, target)
        return end, nbytes
    after, copied = copy_part(text, start, target)
    return after, copied


@systemstack
def stderr_write(text: ref) -> i64:
    """Write a str to standard error, part by part; 0 or -errno. For reports of what ends the program: nobody else runs meanwhile."""
    lock.acquire(report_guard.address())
    index = u64(0)
    status = i64(0)
    while index < strings.length(text) and status == i64(0):
        index, nbytes = encode_part(text, index, report_buffer.address())
        if write_all(STDERR, report_buffer.address(), nbytes) < i64(0):
            status = i64(0) - errno()
    lock.unlock(report_guard.address())
    return status


@systemstack
def file_open(path: ref, flags: i64, mode: i64) -> i64:
    """A descriptor, or -errno."""
    return open_named(c_string(path), flags, mode)


@systemstack
def open_named(name: u64, flags: i64, mode: i64) -> i64:
    """As file_open; 0 is a name that is too long."""
    if name == u64(0):
        return i64(0) - ENAMETOOLONG
    fd = i64(open_file(name, flags, mode))
    if fd < i64(0):
        return i64(0) - errno()
    return fd


@systemstack
def file_close(fd: i64) -> i64:
    """0 or -errno."""
    if close(fd) < i32(0):
        return i64(0) - errno()
    return i64(0)


@nosplit
def reader() -> u64:
    """The current goroutine's buffer for what it reads."""
    found = this_worker().g.reader
    return found if found != u64(0) else new_reader()


@systemstack
def new_reader() -> u64:
    """Memory for that buffer, 0 if there is none; the goroutine's record keeps it for the next goroutine."""
    made = reserve(SIZE)
    this_worker().g.reader = made
    return made


@systemstack
def file_read(fd: i64, most: i64) -> i64:
    """Read up to `most` bytes (at most 65536) into the read buffer; how many, 0 at the end, or -errno."""
    if reader() == u64(0):
        return i64(0) - ENOMEM
    nbytes = read(fd, reader(), u64(most) if u64(most) < SIZE else SIZE)
    if nbytes < i64(0):
        return i64(0) - errno()
    return nbytes


@systemstack
def read_unless(flag: u64, fd: i64, most: i64) -> i64:
    """As file_read, but -EINTR if a signal's handler has set the flag or comes meanwhile."""
    if reader() == u64(0):
        return i64(0) - ENOMEM
    return interruptible(SYS_READ, u64(fd), reader(), u64(most) if u64(most) < SIZE else SIZE, flag)


@systemstack
def open_unless(flag: u64, name: u64, flags: i64, mode: i64) -> i64:
    """As open_named, likewise."""
    if name == u64(0):
        return i64(0) - ENAMETOOLONG
    return interruptible(SYS_OPEN, name, u64(flags), u64(mode), flag)


@systemstack
def file_seek(fd: i64, offset: i64, whence: i64) -> i64:
    """Go to a place in a file: from its beginning (0), from here (1), from its end (2); where that is, or -errno."""
    place = lseek(fd, offset, whence)
    return i64(0) - errno() if place < i64(0) else place


@systemstack
def file_isatty(fd: i64) -> bool:
    """Whether a descriptor is a terminal."""
    return isatty(fd) != i32(0)


@systemstack
def read_buffer_byte(index: i64) -> i64:
    """A byte of what file_read brought."""
    return i64(load8(reader() + u64(index)))


@systemstack
def copy_read_buffer(target: ref, start: i64, stop: i64) -> None:
    """Copy bytes of the read buffer into a new str of kind 1 and that length."""
    memcpy(target.address() + DATA, reader() + u64(start), u64(stop) - u64(start))


@systemstack
def put_nul(address: u64) -> None:
    """Store a NUL."""
    store8(address, u8(0))
