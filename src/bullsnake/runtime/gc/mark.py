"""Marking: from the roots, by the type descriptors, with a stack of grey objects.

Invariant: an object whose mark bit is set is either on the mark stack or has had all its references looked at; objects without
references are never on it. The mark stack is a reservation large enough for every object that the arena can hold, so that it
never overflows; its pages go back after a collection that used many.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import ctz, fatal, load64, nosplit, store64, systemstack, u64
from bullsnake.runtime.mem import pages
from bullsnake.runtime.mem.descriptor import FIXED, REFERENCES, TypeDesc
from bullsnake.runtime.mem.span import FREE, SMALL, Span
from bullsnake.runtime.os.memory import discard, reserve

STACK_SIZE: Final = u64(1 << 36)
KEEP: Final = u64(1 << 22)
LENGTH: Final = u64(8)
ELEMENTS: Final = u64(16)

stack: u64 = u64(0)
top: u64 = u64(0)
highest: u64 = u64(0)


@systemstack
def init_mark() -> None:
    """Reserve the mark stack."""
    global stack, top
    size = STACK_SIZE
    stack = reserve(size)
    while stack == u64(0) and size > KEEP:
        size = size >> u64(1)
        stack = reserve(size)
    if stack == u64(0):
        fatal("no address space for the mark stack")
    top = stack


@nosplit
def grey(address: u64) -> None:
    """Mark an object; if it may hold references, put it on the mark stack. Addresses outside the heap are ignored."""
    global top
    span = pages.span_of(address)
    if span.is_null():
        return
    index = (address - span.base) * span.magic >> u64(32)
    word = span.mark[index >> u64(6)]
    bit = u64(1) << (index & u64(63))
    if word & bit != u64(0):
        return
    span.mark[index >> u64(6)] = word | bit
    if span.noscan == u64(0):
        store64(top, address)
        top = top + u64(8)


@nosplit
def check(address: u64, span: Span) -> None:
    """A reference into the heap must be the start of an object of a span in use."""
    if span.state == FREE:
        fatal("mark: a reference to free pages")
    if span.state == SMALL:
        if (address - span.base) % span.elem_size != u64(0):
            fatal("mark: a reference into the middle of an object")
    elif address != span.base:
        fatal("mark: a reference into the middle of a large object")


@systemstack
def grey_range(start: u64, end: u64) -> None:
    """Mark what the words of a range refer to."""
    at = start
    while at < end:
        value = load64(at)
        if value != u64(0):
            grey(value)
        at = at + u64(8)


@systemstack
def grey_checked(start: u64, end: u64) -> None:
    """As grey_range, for roots: each is checked to be the start of an object."""
    at = start
    while at < end:
        value = load64(at)
        if value != u64(0):
            span = pages.span_of(value)
            if not span.is_null():
                check(value, span)
                grey(value)
        at = at + u64(8)


@systemstack
def drain() -> None:
    """Look at the references of every grey object until none is left."""
    global top, highest
    while top != stack:
        if top > highest:
            highest = top
        top = top - u64(8)
        scan(load64(top))


@nosplit
def scan(address: u64) -> None:
    """Look at the references of one object."""
    kind = TypeDesc.at(load64(address))
    if kind.shape == FIXED:
        bits = kind.ptrmap
        while bits != u64(0):
            value = load64(address + ctz(bits) * u64(8))
            if value != u64(0):
                grey(value)
            bits = bits & (bits - u64(1))
    elif kind.shape == REFERENCES:
        at = address + ELEMENTS
        end = at + load64(address + LENGTH) * u64(8)
        while at < end:
            value = load64(at)
            if value != u64(0):
                grey(value)
            at = at + u64(8)


@systemstack
def trim() -> None:
    """Give back the pages of a mark stack that grew long."""
    global highest
    if highest > stack + KEEP:
        discard(stack + KEEP, highest - stack - KEEP)
    highest = stack
