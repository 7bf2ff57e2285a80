"""Marking: an object is marked once, and whoever marked it puts it on its buffer if it may hold references.

Invariant: an object whose mark bit is set is either in a buffer, or was handed out black, or is being looked at, or has been.
Objects without references are never in a buffer.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import ctz, fatal, load64, nosplit, systemstack, u64
from bullsnake.runtime.gc import work
from bullsnake.runtime.gc.work import Marker
from bullsnake.runtime.mem import marking, pages
from bullsnake.runtime.mem.descriptor import FIXED, REFERENCES, TypeDesc
from bullsnake.runtime.mem.span import LARGE, SMALL, Span

LENGTH: Final = u64(8)
ELEMENTS: Final = u64(16)
CHUNK: Final = u64(2048)
CHUNK_SHIFT: Final = u64(48)
ADDRESS: Final = u64((1 << 48) - 1)
MOST_CHUNKS: Final = u64(65535)


@nosplit
def grey(m: Marker, address: u64) -> None:
    """Mark an object; if it may hold references, it is to be looked at. Addresses outside the heap are ignored."""
    span = pages.span_of(address)
    if span.is_null():
        return
    if marking.set_mark(span, (address - span.base) * span.magic >> u64(32)):
        m.marked = m.marked + span.elem_size
        if span.noscan == u64(0):
            work.put(m, address)


@nosplit
def check(address: u64, span: Span) -> None:
    """A reference into the heap must be the start of an object of a span in use."""
    if span.state == SMALL:
        if (address - span.base) % span.elem_size != u64(0):
            fatal("mark: a reference into the middle of an object")
    elif span.state != LARGE:
        fatal("mark: a reference to free pages")
    elif address != span.base:
        fatal("mark: a reference into the middle of a large object")


@systemstack
def grey_roots(m: Marker, start: u64, end: u64) -> None:
    """Mark what the words of a range refer to; each is checked to be the start of an object."""
    at = start
    while at < end:
        value = load64(at)
        if value != u64(0):
            span = pages.span_of(value)
            if not span.is_null():
                check(value, span)
                grey(m, value)
        at = at + u64(8)


@systemstack
def grey_range(m: Marker, start: u64, end: u64) -> None:
    """Mark what the words of a range refer to."""
    at = start
    while at < end:
        value = load64(at)
        if value != u64(0):
            grey(m, value)
        at = at + u64(8)


@systemstack
def drain(m: Marker, most: u64) -> bool:
    """Look at up to `most` grey objects; False if there are no more that this thread can get."""
    left = most
    while left != u64(0):
        if m.buffer.count == u64(0) and not work.take(m):
            return False
        if work.hungry != u64(0) and m.buffer.count > u64(8):
            work.give_half(m)
        look(m, work.pop(m))
        left = left - u64(1)
    return True


@systemstack
def look(m: Marker, entry: u64) -> None:
    """Look at the references of one object, or of one chunk of an array."""
    address = entry & ADDRESS
    kind = TypeDesc.at(load64(address))
    if kind.shape == FIXED:
        bits = kind.ptrmap
        while bits != u64(0):
            value = load64(address + ctz(bits) * u64(8))
            if value != u64(0):
                grey(m, value)
            bits = bits & (bits - u64(1))
    elif kind.shape == REFERENCES:
        look_at_chunk(m, address, entry >> CHUNK_SHIFT)


@systemstack
def look_at_chunk(m: Marker, address: u64, number: u64) -> None:
    """Look at some elements of an array; what is left of it comes later. The last chunk that can be numbered is all the rest."""
    length = load64(address + LENGTH)
    first = number * CHUNK
    last = first + CHUNK
    if last >= length or number == MOST_CHUNKS:
        last = length
    else:
        work.put(m, address | (number + u64(1)) << CHUNK_SHIFT)
    grey_range(m, address + ELEMENTS + first * u64(8), address + ELEMENTS + last * u64(8))
