"""Each thread's alternate stack, on which all handlers of signals run: a goroutine's stack has no room for them."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import fatal, store64, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import sigaltstack
from bullsnake.runtime.os.memory import reserve

SIZE: Final = u64(65536)


@systemstack
def give_signal_stack() -> None:
    """Give this thread one. struct sigaltstack: address, flags, size."""
    memory = reserve(SIZE)
    if memory == u64(0):
        fatal("no memory for a signal stack")
    at = this_worker().words_at
    store64(at, memory)
    store64(at + u64(8), u64(0))
    store64(at + u64(16), SIZE)
    sigaltstack(at, u64(0))
