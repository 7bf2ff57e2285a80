"""A scratch buffer through which text passes between C and the library: numbers, error texts, environment, arguments.

A function leaves bytes here and tells how many; the library makes a str of that length and has them copied. Each goroutine has a
buffer of its own: others may run in between.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    cstr,
    f64,
    fatal,
    i64,
    load8,
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
from bullsnake.runtime.os.libc import getenv, memchr, snprintf, strerror, strtod
from bullsnake.runtime.os.memory import release, reserve
from bullsnake.runtime.os.strings import DATA, c_string, length

SIZE: Final = u64(2048)
MOST_DIGITS: Final = i64(1100)
arguments: u64 = u64(0)
count: u64 = u64(0)


@nosplit
def buffer() -> u64:
    """The current goroutine's buffer."""
    found = this_worker().g.scratch
    return found if found != u64(0) else new_buffer()


@systemstack
def new_buffer() -> u64:
    """Memory for the first goroutine's buffer; the others have got theirs with their records."""
    made = reserve(SIZE)
    if made == u64(0):
        fatal("no memory for a goroutine's buffer")
    this_worker().g.scratch = made
    return made


@systemstack
def format_double(value: f64, conversion: i64, precision: i64) -> i64:
    """snprintf with %.{precision}e, f or g; bytes left in the buffer.

    No double has more than 1074 decimals: a greater precision counts as MOST_DIGITS, and the caller adds the zeros.
    """
    template = cstr("%.*g")
    if conversion == i64(101):
        template = cstr("%.*e")
    elif conversion == i64(102):
        template = cstr("%.*f")
    return i64(snprintf(buffer(), SIZE, template, precision if precision < MOST_DIGITS else MOST_DIGITS, value))


@systemstack
def parse_double(text: ref) -> f64:
    """strtod of an ASCII str of kind 1 that is a number throughout."""
    nbytes = length(text)
    copy = buffer()
    if nbytes >= SIZE:
        copy = reserve(nbytes + u64(1))
        if copy == u64(0):
            fatal("no memory to read a number")
    memcpy(copy, text.address() + DATA, nbytes)
    store8(copy + nbytes, u8(0))
    value = strtod(copy, u64(0))
    if nbytes >= SIZE:
        release(copy, nbytes + u64(1))
    return value


@systemstack
def scratch_byte(index: i64) -> i64:
    """One byte of the buffer."""
    return i64(load8(buffer() + u64(index)))


@systemstack
def copy_scratch(target: ref, nbytes: i64) -> None:
    """Copy the first bytes into a new str of kind 1."""
    memcpy(target.address() + DATA, buffer(), u64(nbytes))


@nosplit
def leave(text: u64) -> i64:
    """Copy a NUL-terminated string into the buffer; its length."""
    index = u64(0)
    byte = load8(text)
    while byte != u8(0) and index < SIZE:
        store8(buffer() + index, byte)
        index = index + u64(1)
        byte = load8(text + index)
    return i64(index)


@systemstack
def error_text(errno: i64) -> i64:
    """strerror into the buffer."""
    return leave(strerror(errno))


@systemstack
def environment(name: ref) -> i64:
    """A variable's value into the buffer; its length, or -1 when it is not set."""
    found = getenv(c_string(name))
    if found == u64(0):
        return i64(-1)
    return leave(found)


@systemstack
def set_arguments(argc: u64, argv: u64) -> None:
    """Remember the process's arguments."""
    global arguments, count
    count = argc
    arguments = argv


@systemstack
def argument_count() -> i64:
    """Arguments, the program's name included."""
    return i64(count)


@nosplit
def argument(index: i64) -> u64:
    """Address of an argument."""
    return load64(arguments + u64(index) * u64(8))


@systemstack
def argument_length(index: i64) -> i64:
    """Bytes of an argument."""
    text = argument(index)
    at = text
    while load8(at) != u8(0):
        at = at + u64(1)
    return i64(at - text)


@systemstack
def argument_byte(index: i64, at: i64) -> i64:
    """One byte of an argument."""
    return i64(load8(argument(index) + u64(at)))


@systemstack
def find_byte(text: ref, code: i64, start: i64, stop: i64) -> i64:
    """memchr in a str of kind 1: an index, or -1."""
    data = text.address() + DATA
    found = memchr(data + u64(start), code, u64(stop) - u64(start))
    if found == u64(0):
        return i64(-1)
    return i64(found - data)
