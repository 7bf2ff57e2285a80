"""A buffer in which the runtime builds lines of its own: gctrace, fatal errors, statistics."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i64, load8, load32, nosplit, store8, systemstack, u8, u32, u64
from bullsnake.runtime.os.libc import errno_location, write

SIZE: Final = u64(8192)
EINTR: Final = u32(4)
buffer = Static(array(u8, 8192))
used: u64 = u64(0)


@nosplit
def clear() -> None:
    """Start anew."""
    global used
    used = u64(0)


@nosplit
def put_byte(byte: u8) -> None:
    """Add a byte; what does not fit is dropped."""
    global used
    if used < SIZE:
        store8(buffer.address() + used, byte)
        used = used + u64(1)


@nosplit
def put(text: u64) -> None:
    """Add a NUL-terminated string."""
    at = text
    byte = load8(at)
    while byte != u8(0):
        put_byte(byte)
        at = at + u64(1)
        byte = load8(at)


@nosplit
def put_number(value: u64) -> None:
    """Add a number in decimal."""
    divisor = u64(1)
    while value // divisor >= u64(10):
        divisor = divisor * u64(10)
    while divisor != u64(0):
        put_byte(u8(value // divisor % u64(10)) + u8(48))
        divisor = divisor // u64(10)


@nosplit
def put_hex(value: u64) -> None:
    """Add a number in hexadecimal with 0x."""
    put_byte(u8(48))
    put_byte(u8(120))
    shift = u64(60)
    while shift != u64(0) and value >> shift == u64(0):
        shift = shift - u64(4)
    going = True
    while going:
        digit = (value >> shift) & u64(15)
        put_byte(u8(digit + u64(48)) if digit < u64(10) else u8(digit + u64(87)))
        going = shift != u64(0)
        shift = shift - u64(4)


@nosplit
def put_thousandths(value: u64) -> None:
    """Add a number of thousandths as a number with three decimals."""
    put_number(value // u64(1000))
    put_byte(u8(46))
    rest = value % u64(1000)
    put_byte(u8(rest // u64(100)) + u8(48))
    put_byte(u8(rest // u64(10) % u64(10)) + u8(48))
    put_byte(u8(rest % u64(10)) + u8(48))


@nosplit
def put_milliseconds(ns: u64) -> None:
    """Add nanoseconds as milliseconds with three decimals."""
    put_thousandths(ns // u64(1000))


@systemstack
def write_to(fd: i64) -> None:
    """Write the buffer to a descriptor and clear it."""
    write_all(fd, buffer.address(), used)
    clear()


@systemstack
def write_when_full(fd: i64) -> None:
    """Write the buffer to a descriptor if it has little room left."""
    if used > SIZE // u64(2):
        write_to(fd)


@systemstack
def write_all(fd: i64, address: u64, nbytes: u64) -> i64:
    """Write all bytes; 0, or -1 after an error. A signal in between is no error."""
    at = address
    left = nbytes
    while left != u64(0):
        done = write(fd, at, left)
        if done >= i64(0):
            at = at + u64(done)
            left = left - u64(done)
        elif load32(errno_location()) != EINTR:
            return i64(-1)
    return i64(0)
