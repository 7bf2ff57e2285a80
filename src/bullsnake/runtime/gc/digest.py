"""gccheck=1: a digest of the set of marked objects, so that runs can be compared cycle by cycle.

The sum of a mix of each marked object's place in the arena: it does not depend on the order of lists. Where a program allocates the
same objects in the same order, the same set gives the same digest; different sets collide with a chance of 2**-64. The slots of
workers' caches that are handed out black count as marked: where they are depends on the program alone, too.
Source of the mixer: splitmix64 (Steele, Lea, Flood 2014).
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import range, systemstack, u64
from bullsnake.runtime.mem import pages, sweep
from bullsnake.runtime.mem.span import Span

FIRST_FACTOR: Final = u64(0xBF58476D1CE4E5B9)
SECOND_FACTOR: Final = u64(0x94D049BB133111EB)


@systemstack
def of_marked() -> u64:
    """The digest of what is marked now. With the world stopped."""
    total = of_list(sweep.large_swept)
    for cache in range(u64(0), sweep.LISTS):
        total = total + of_list(sweep.taken[cache]) + of_list(sweep.partial[cache])
    return total


@systemstack
def of_list(first: Span) -> u64:
    """Of the spans of a list."""
    total = u64(0)
    span = first
    while not span.is_null():
        for index in range(u64(0), span.nelems):
            if (span.mark[index // u64(64)] >> (index % u64(64))) & u64(1) != u64(0):
                total = total + mixed(span.base - pages.arena + index * span.elem_size)
        span = span.next
    return total


@systemstack
def mixed(value: u64) -> u64:
    """A number whose bits depend on all bits of another."""
    word = (value ^ (value >> u64(30))) * FIRST_FACTOR
    word = (word ^ (word >> u64(27))) * SECOND_FACTOR
    return word ^ (word >> u64(31))
