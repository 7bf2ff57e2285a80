"""Grey objects: each thread that marks has a buffer of its own; full halves and leftovers go to a shared list.

A Marker is what one thread marks with. Its buffer is a stack. When it is full, the older half goes to the shared list; when it is
empty, one is taken from there. So a thread that goes up and down at the edge of a buffer touches the list rarely, and the older half is
the one that reaches most. `hungry`: somebody found the shared list empty; who has work gives half of it away. `closing`: the owner of
the cycle looks whether marking is over; only it takes from the list then.

An entry is the address of an object. Its high 16 bits are the chunk of a long array that is to be looked at next: a long array is
looked at a chunk at a time, so that neither a buffer nor a pause grows with it.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Array,
    Static,
    Struct,
    array,
    fatal,
    load64,
    memcpy,
    nosplit,
    sizeof,
    systemstack,
    u64,
)
from bullsnake.runtime.os import knobs, lock
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.os.records import Block, carve
from bullsnake.runtime.stack.walk import Walk

MOST: Final = u64(510)
ROOTS_SIZE: Final = u64(1 << 17)


class Buffer(Struct):
    """A stack of entries. next: in a list of buffers."""

    next: Buffer
    count: u64
    entries: Array[u64] = array(u64, 510)


class Marker(Struct):
    """What one thread marks with. marked: bytes of the objects that it marked in this cycle. pieces: for `balance`.

    roots: a buffer for the roots of some frames. walk: of the stack that it scans. chain: the list of all.
    """

    buffer: Buffer
    marked: u64
    pieces: u64
    roots: u64
    walk: Walk
    chain: Marker


guarded = Static(array(u64, 1))
shared: Buffer = Buffer.null()
spare: Buffer = Buffer.null()
hungry: u64 = u64(0)
closing: u64 = u64(0)
all_markers: Marker = Marker.null()
markers = Static(Block)
walks = Static(Block)
buffers = Static(Block)


@systemstack
def new_marker() -> u64:
    """A marker for a thread; 0 if there is no memory for its roots."""
    global all_markers
    roots = reserve(ROOTS_SIZE)
    if roots == u64(0):
        return u64(0)
    lock.acquire(guarded.address())
    m = Marker.at(carve(markers, sizeof(Marker)))
    m.walk = Walk.at(carve(walks, sizeof(Walk)))
    m.buffer = new_buffer()
    m.roots = roots
    m.chain = all_markers
    all_markers = m
    lock.unlock(guarded.address())
    return m.address()


@systemstack
def new_buffer() -> Buffer:
    """An empty buffer. Under the lock."""
    global spare
    buffer = spare
    if buffer.is_null():
        return Buffer.at(carve(buffers, sizeof(Buffer)))
    spare = buffer.next
    buffer.next = Buffer.null()
    return buffer


@nosplit
def capacity() -> u64:
    """How many entries a buffer holds; few under torture."""
    return MOST if knobs.tinybuffer == u64(0) else u64(4)


@nosplit
def put(m: Marker, entry: u64) -> None:
    """Add a grey object."""
    if m.buffer.count >= capacity():
        give_half(m)
    buffer = m.buffer
    buffer.entries[buffer.count] = entry
    buffer.count = buffer.count + u64(1)


@systemstack
def give_half(m: Marker) -> None:
    """The older half of a buffer goes to the shared list."""
    global shared, hungry
    lock.acquire(guarded.address())
    older = m.buffer
    newer = new_buffer()
    keep = older.count // u64(2)
    memcpy(newer.entries.address(), older.entries.address() + (older.count - keep) * u64(8), keep * u64(8))
    newer.count = keep
    older.count = older.count - keep
    older.next = shared
    shared = older
    m.buffer = newer
    hungry = u64(0)
    lock.unlock(guarded.address())


@systemstack
def give_all(m: Marker) -> None:
    """All that a marker holds goes to the shared list. For mark termination."""
    global shared
    if m.buffer.count == u64(0):
        return
    lock.acquire(guarded.address())
    m.buffer.next = shared
    shared = m.buffer
    m.buffer = new_buffer()
    lock.unlock(guarded.address())


@systemstack
def take(m: Marker) -> bool:
    """Get entries from the shared list, for an empty buffer; False if there are none."""
    global shared, spare, hungry
    if shared.is_null():
        hungry = u64(1)
        return False
    lock.acquire(guarded.address())
    buffer = shared
    if not buffer.is_null():
        shared = buffer.next
        m.buffer.next = spare
        spare = m.buffer
        m.buffer = buffer
    lock.unlock(guarded.address())
    return not buffer.is_null()


@nosplit
def pop(m: Marker) -> u64:
    """The newest entry of a buffer that is not empty."""
    buffer = m.buffer
    buffer.count = buffer.count - u64(1)
    return load64(buffer.entries.address() + buffer.count * u64(8))


@systemstack
def marked_bytes() -> u64:
    """Bytes that all threads have marked in this cycle; while they mark, a little less than they have."""
    total = u64(0)
    m = all_markers
    while not m.is_null():
        total = total + m.marked
        m = m.chain
    return total


@systemstack
def reset() -> None:
    """A cycle begins: nothing is marked, and nothing is grey."""
    m = all_markers
    while not m.is_null():
        m.marked = u64(0)
        m = m.chain
    check_empty()


@systemstack
def check_empty() -> None:
    """No grey object anywhere."""
    if not shared.is_null():
        fatal("gc: grey objects in the shared list when marking begins or ends")
    m = all_markers
    while not m.is_null():
        if m.buffer.count != u64(0):
            fatal("gc: grey objects in a thread's buffer when marking begins or ends")
        m = m.chain
