"""How many processors the process may use: those that its affinity mask names."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, array, i64, popcount, range, systemstack, u64
from bullsnake.runtime.os.libc import system_call

SCHED_GETAFFINITY: Final = i64(204)
WORDS: Final = u64(128)
mask = Static(array(u64, 128))


@systemstack
def usable() -> u64:
    """At least one. A kernel for more processors than the mask has bits refuses: one."""
    nbytes = system_call(SCHED_GETAFFINITY, u64(0), WORDS * u64(8), mask.address(), u64(0))
    if nbytes <= i64(0):
        return u64(1)
    found = u64(0)
    for index in range(u64(0), u64(nbytes) // u64(8)):
        found = found + popcount(mask[index])
    return found if found != u64(0) else u64(1)
