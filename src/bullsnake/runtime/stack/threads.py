"""A thread's block: what it needs before the thread runs, and how it becomes the thread's."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import fatal, i64, offsetof, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import system_call
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.stack.worker import Worker

ARCH_PRCTL: Final = i64(158)
ARCH_SET_GS: Final = u64(0x1001)
GETTID: Final = i64(186)
PATH_SIZE: Final = u64(4096)


@systemstack
def init_block(block: Worker) -> None:
    """What every block needs before its thread runs."""
    block.self = block
    block.sched_sp = u64(1)
    block.words_at = block.address() + offsetof(Worker, "words")
    block.path_buffer = reserve(PATH_SIZE)
    if block.path_buffer == u64(0):
        fatal("no memory for a worker")


@systemstack
def enter_thread(block: u64) -> bool:
    """Make a block this thread's."""
    return system_call(ARCH_PRCTL, ARCH_SET_GS, block, u64(0), u64(0)) == i64(0)


@systemstack
def set_tid() -> None:
    """Remember the thread's number."""
    this_worker().tid = u64(system_call(GETTID, u64(0), u64(0), u64(0), u64(0)))
