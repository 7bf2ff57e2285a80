"""Standard output with its buffer, and files by descriptor. A negative answer is -errno.

The buffer of standard output belongs to the process, is flushed on every way out, and after each line on a terminal.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i32, i64, load8, load32, memcpy, ref, store8, systemstack, u8, u64
from bullsnake.runtime.os import strings
from bullsnake.runtime.os.libc import close, errno_location, isatty, open_file, read
from bullsnake.runtime.os.strings import DATA, KIND, c_string, code_at, encode
from bullsnake.runtime.os.text import write_all

STDOUT: Final = i64(1)
STDERR: Final = i64(2)
SIZE: Final = u64(65536)
SLACK: Final = u64(8)
NEWLINE: Final = u8(10)
ENAMETOOLONG: Final = i64(36)

out_buffer = Static(array(u8, 65544))
out_used: u64 = u64(0)
out_line_buffered: u64 = u64(2)
work_buffer = Static(array(u8, 65544))
read_buffer = Static(array(u8, 65536))


@systemstack
def errno() -> i64:
    """The error of the last C function that failed."""
    return i64(i32(load32(errno_location())))


@systemstack
def stdout_flush() -> i64:
    """Write out what is buffered; 0 or -errno. What cannot be written is dropped."""
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
            status = stdout_flush()
            if status < i64(0):
                return status
        code = code_at(text, index)
        newline = newline or u64(code) == u64(10)
        out_used = out_used + encode(code, out_buffer.address() + out_used)
        index = index + u64(1)
    if newline and out_line_buffered != u64(0):
        return stdout_flush()
    return i64(0)


@systemstack
def write_ascii(data: u64, count: u64) -> i64:
    """Add bytes to the buffer, a buffer's length at a time; 0 or -errno."""
    global out_used
    index = u64(0)
    while index < count:
        if out_used >= SIZE:
            status = stdout_flush()
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


@systemstack
def file_read(fd: i64, most: i64) -> i64:
    """Read up to `most` bytes (at most 65536) into the read buffer; how many, 0 at the end, or -errno."""
    nbytes = read(fd, read_buffer.address(), u64(most) if u64(most) < SIZE else SIZE)
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
    return i64(load8(read_buffer.address() + u64(index)))


@systemstack
def copy_read_buffer(target: ref, start: i64, stop: i64) -> None:
    """Copy bytes of the read buffer into a new str of kind 1 and that length."""
    memcpy(target.address() + DATA, read_buffer.address() + u64(start), u64(stop) - u64(start))


@systemstack
def put_nul(address: u64) -> None:
    """Store a NUL."""
    store8(address, u8(0))
