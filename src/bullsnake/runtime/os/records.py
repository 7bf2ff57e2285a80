"""Memory for the runtime's own records, in blocks that are never given back: who no longer needs a record keeps it in a free list.

Each kind of record has a Block of its own, so that records of a kind lie together; whoever carves holds that kind's lock.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Struct, fatal, systemstack, u64
from bullsnake.runtime.os.memory import reserve

SIZE: Final = u64(1 << 20)


class Block(Struct):
    """What is left of the newest block: `left` bytes from `next` on."""

    next: u64
    left: u64


@systemstack
def is_room(block: Block, nbytes: u64) -> bool:
    """Whether records of so many bytes can be carved; makes room if there is none."""
    if block.left >= nbytes:
        return True
    fresh = reserve(SIZE)
    if fresh == u64(0):
        return False
    block.next = fresh
    block.left = SIZE
    return True


@systemstack
def carve(block: Block, nbytes: u64) -> u64:
    """A zeroed record. Who can do without asks `is_room` before."""
    if not is_room(block, nbytes):
        fatal("no memory for the runtime's records")
    record = block.next
    block.next = record + nbytes
    block.left = block.left - nbytes
    return record
