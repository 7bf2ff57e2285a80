"""The mark bits, and the flag that says whether the collector marks.

One flag, one truth: compiled code asks it before each store of a reference, the allocator before it hands out memory, the scheduler
before a goroutine runs. It changes only while the world is stopped, so that between a safepoint and the next everybody
sees one value. While it is set, what is handed out is black: its bit is set before anyone can see the object.

number: of the cycle. round: the collector wants every worker to show the grey objects that it holds; a worker that has done so, or
is safe, has seen this round. looks: stacks that have changed much are to be scanned again (`gc/dirty.py`). settles: a goroutine that
leaves its processor is scanned first (`gc/settle.py`).

Several threads set bits of one word: each sets them by an atomic instruction, and whoever set a bit first owns the object's scan.
"""

from __future__ import annotations

from bullsnake.dialect import and64, load64, nosplit, or64, u64
from bullsnake.runtime.mem.span import Span

on: u64 = u64(0)
number: u64 = u64(0)
round: u64 = u64(0)
looks: u64 = u64(0)
settles: u64 = u64(0)


@nosplit
def set_mark(span: Span, index: u64) -> bool:
    """Mark an object; False if it was marked."""
    word = span.mark.address() + (index >> u64(6)) * u64(8)
    bit = u64(1) << (index & u64(63))
    if load64(word) & bit != u64(0):
        return False
    return or64(word, bit) & bit == u64(0)


@nosplit
def is_set(span: Span, index: u64) -> bool:
    """Whether an object is marked."""
    return (span.mark[index >> u64(6)] >> (index & u64(63))) & u64(1) != u64(0)


@nosplit
def bits_between(word: u64, first: u64, last: u64) -> u64:
    """The bits of a word of 64 that stand for objects from `first` up to `last`."""
    base = word << u64(6)
    low = first - base if first > base else u64(0)
    mask = u64(0xFFFFFFFFFFFFFFFF) << low
    if last - base < u64(64):
        mask = mask & ~(u64(0xFFFFFFFFFFFFFFFF) << (last - base))
    return mask


@nosplit
def set_marks(span: Span, first: u64, last: u64) -> None:
    """Mark a run of slots that is about to be handed out."""
    word = first >> u64(6)
    while word << u64(6) < last:
        or64(span.mark.address() + word * u64(8), bits_between(word, first, last))
        word = word + u64(1)


@nosplit
def clear_marks(span: Span, first: u64, last: u64) -> None:
    """Take the marks of a run of slots back that nobody got."""
    word = first >> u64(6)
    while word << u64(6) < last:
        and64(span.mark.address() + word * u64(8), ~bits_between(word, first, last))
        word = word + u64(1)
