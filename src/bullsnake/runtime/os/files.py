"""Standard output with its buffer, and files by descriptor. A negative answer is -errno.

The buffer of standard output belongs to the process, is flushed on every way out, and after each line on a terminal.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Static,
    array,
    cas64,
    fatal,
    i32,
    i64,
    load8,
    load32,
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
from bullsnake.runtime.os.libc import close, errno_location, isatty, open_file, read
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.os.strings import DATA, KIND, c_string, code_at, encode
from bullsnake.runtime.os.text import write_all

STDOUT: Final = i64(1)
STDERR: Final = i64(2)
SIZE: Final = u64(65536)
PATIENCE: Final = u64(1000000)
SLACK: Final = u64(8)
NEWLINE: Final = u8(10)
ENAMETOOLONG: Final = i64(36)

out_guard = Static(array(u64, 1))
work_guard = Static(array(u64, 1))
out_buffer = Static(array(u8, 65544))
out_used: u64 = u64(0)
out_line_buffered: u64 = u64(2)
work_buffer = Static(array(u8, 65544))


@systemstack
def errno() -> i64:
    """The error of the last C function that failed."""
    return i64(i32(load32(errno_location())))


@systemstack
def stdout_flush() -> i64:
    """Write out what is buffered; 0 or -errno. What cannot be written is dropped."""
    lock.acquire(out_guard.address())
    status = flush_held()
    lock.unlock(out_guard.address())
    return status


@systemstack
def stdout_flush_dying() -> None:
    """As stdout_flush, for a fatal error: the buffer may be held by somebody who will never let it go, this thread even."""
    tries = u64(0)
    while tries < PATIENCE:
        if cas64(out_guard.address(), lock.FREE, lock.HELD):
            flush_held()
            return
        tries = tries + u64(1)


@systemstack
def flush_held() -> i64:
    """Write out what is buffered, under the lock."""
    global out_used
    nbytes = out_used
    out_used = u64(0)
    if nbytes == u64(0):
        return i64(0)
    if write_all(STDOUT, out_buffer.address(), nbytes) < i64(0):
        return i64(0) - errno()
    return i64(0)


@systemstack
def stdout_write(text: ref) -> i64:
    """Add a str to the buffer; 0 or -errno."""
    lock.acquire(out_guard.address())
    status = write_held(text)
    lock.unlock(out_guard.address())
    return status


@systemstack
def write_held(text: ref) -> i64:
    """Add a str to the buffer, under the lock."""
    global out_used, out_line_buffered
    if out_line_buffered == u64(2):
        out_line_buffered = u64(isatty(STDOUT)) & u64(1)
    count = strings.length(text)
    index = u64(0)
    newline = False
    if load8(text.address() + KIND) == u8(1) and is_ascii(text, count):
        status = write_ascii(text.address() + DATA, count)
        if status < i64(0):
            return status
        index = count
        newline = True
    while index < count:
        if out_used >= SIZE - SLACK:
            status = flush_held()
            if status < i64(0):
                return status
        code = code_at(text, index)
        newline = newline or u64(code) == u64(10)
        out_used = out_used + encode(code, out_buffer.address() + out_used)
        index = index + u64(1)
    if newline and out_line_buffered != u64(0):
        return flush_held()
    return i64(0)


@systemstack
def write_ascii(data: u64, count: u64) -> i64:
    """Add bytes to the buffer, a buffer's length at a time; 0 or -errno."""
    global out_used
    index = u64(0)
    while index < count:
        if out_used >= SIZE:
            status = flush_held()
            if status < i64(0):
                return status
        part = count - index if count - index < SIZE - out_used else SIZE - out_used
        memcpy(out_buffer.address() + out_used, data + index, part)
        out_used = out_used + part
        index = index + part
    return i64(0)


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
def file_write(fd: i64, text: ref) -> i64:
    """Write a str as UTF-8, unbuffered; 0 or -errno."""
    lock.acquire(work_guard.address())
    status = file_write_held(fd, text)
    lock.unlock(work_guard.address())
    return status


@systemstack
def file_write_held(fd: i64, text: ref) -> i64:
    """Write a str through the common buffer, under its lock."""
    count = strings.length(text)
    index = u64(0)
    used = u64(0)
    while index < count:
        used = used + encode(code_at(text, index), work_buffer.address() + used)
        index = index + u64(1)
        if used >= SIZE or index == count:
            if write_all(fd, work_buffer.address(), used) < i64(0):
                return i64(0) - errno()
            used = u64(0)
    return i64(0)


@systemstack
def stderr_write(text: ref) -> i64:
    """Write a str to standard error."""
    return file_write(STDERR, text)


@systemstack
def file_open(path: ref, flags: i64, mode: i64) -> i64:
    """A descriptor, or -errno."""
    name = c_string(path)
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
    """Memory for that buffer; the goroutine's record keeps it for the next goroutine."""
    made = reserve(SIZE)
    if made == u64(0):
        fatal("no memory for a goroutine's buffer")
    this_worker().g.reader = made
    return made


@systemstack
def file_read(fd: i64, most: i64) -> i64:
    """Read up to `most` bytes (at most 65536) into the read buffer; how many, 0 at the end, or -errno."""
    nbytes = read(fd, reader(), u64(most) if u64(most) < SIZE else SIZE)
    if nbytes < i64(0):
        return i64(0) - errno()
    return nbytes


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
