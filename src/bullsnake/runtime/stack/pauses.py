"""Every time that a goroutine, or the collector, had to wait or to work for the collector: kept for --stats and --trace.

The longest of each kind is always known; each single one is recorded if the knob `trace` is set. A record is written by the thread
that it concerns, into a place that it alone has taken.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Static, Struct, array, sizeof, systemstack, u64, xadd64
from bullsnake.runtime.os import clock, knobs
from bullsnake.runtime.os.memory import reserve

STOPPED: Final = u64(0)
SCAN: Final = u64(1)
ASSIST: Final = u64(2)
AWAIT: Final = u64(3)
BEGIN: Final = u64(4)
MARK: Final = u64(5)
TERMINATE: Final = u64(6)
SWEEP: Final = u64(7)
GUESTS: Final = u64(4)
MOST: Final = u64(1 << 22)


class Pause(Struct):
    """kind; goroutine: its number, 0 for the collector; start, length: in ns of the monotonic clock."""

    kind: u64
    goroutine: u64
    start: u64
    length: u64


records: u64 = u64(0)
used = Static(array(u64, 1))
longest = Static(array(u64, 8))


@systemstack
def init_pauses() -> None:
    """Reserve the records if they are wanted."""
    global records
    if knobs.trace != u64(0):
        records = reserve(MOST * sizeof(Pause))


@systemstack
def note_pause(kind: u64, goroutine: u64, start: u64) -> None:
    """What began at `start` is over."""
    note_ended(kind, goroutine, start, clock.now())


@systemstack
def note_ended(kind: u64, goroutine: u64, start: u64, end: u64) -> None:
    """What began at `start` was over at `end`."""
    length = end - start
    if length > longest[kind]:
        longest[kind] = length
    if records == u64(0):
        return
    place = xadd64(used.address(), u64(1))
    if place < MOST:
        record = Pause.at(records + place * sizeof(Pause))
        record.kind = kind
        record.goroutine = goroutine
        record.start = start
        record.length = length


@systemstack
def longest_of_guests() -> u64:
    """The longest time that a goroutine was blocked."""
    most = u64(0)
    kind = u64(0)
    while kind < GUESTS:
        if longest[kind] > most:
            most = longest[kind]
        kind = kind + u64(1)
    return most


@systemstack
def pause_count() -> u64:
    """How many records there are."""
    return used[u64(0)] if used[u64(0)] < MOST else MOST
