"""A thread's block: what it needs before the thread runs, and how it becomes the thread's.

Block, alternate stack and buffers of a thread are one reservation, made by who begins it: it is there, or the thread does not begin.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import fatal, i64, offsetof, sizeof, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import system_call
from bullsnake.runtime.os.memory import release, reserve
from bullsnake.runtime.stack import signalstack
from bullsnake.runtime.stack.worker import Worker

ARCH_PRCTL: Final = i64(158)
ARCH_SET_GS: Final = u64(0x1001)
GETTID: Final = i64(186)
PATH_SIZE: Final = u64(4096)


@systemstack
def new_block() -> u64:
    """A block for a thread that is to begin; 0 if there is no memory."""
    around = reserve(PATH_SIZE + signalstack.SIZE + sizeof(Worker))
    if around == u64(0):
        return u64(0)
    block = Worker.at(around + PATH_SIZE + signalstack.SIZE)
    init_block(block, around)
    return block.address()


@systemstack
def drop_block(block: u64) -> None:
    """The thread does not begin."""
    release(block - PATH_SIZE - signalstack.SIZE, PATH_SIZE + signalstack.SIZE + sizeof(Worker))


@systemstack
def init_first(block: Worker) -> None:
    """The block of the first thread, which lies in the image."""
    around = reserve(PATH_SIZE + signalstack.SIZE)
    if around == u64(0):
        fatal("no memory for a worker")
    init_block(block, around)


@systemstack
def init_block(block: Worker, around: u64) -> None:
    """What every block needs before its thread runs."""
    block.self = block
    block.sched_sp = u64(1)
    block.words_at = block.address() + offsetof(Worker, "words")
    block.path_buffer = around
    block.signal_stack = around + PATH_SIZE


@systemstack
def enter_thread(block: u64) -> bool:
    """Make a block this thread's."""
    return system_call(ARCH_PRCTL, ARCH_SET_GS, block, u64(0), u64(0)) == i64(0)


@systemstack
def set_tid() -> None:
    """Remember the thread's number."""
    this_worker().tid = u64(system_call(GETTID, u64(0), u64(0), u64(0), u64(0)))
