"""Each thread's alternate stack, on which all handlers of signals run: a goroutine's stack has no room for them."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import store64, systemstack, this_worker, u64
from bullsnake.runtime.os.libc import sigaltstack

SIZE: Final = u64(65536)


@systemstack
def give_signal_stack() -> None:
    """Give this thread the one that lies beside its block. struct sigaltstack: address, flags, size."""
    at = this_worker().words_at
    store64(at, this_worker().signal_stack)
    store64(at + u64(8), u64(0))
    store64(at + u64(16), SIZE)
    sigaltstack(at, u64(0))
