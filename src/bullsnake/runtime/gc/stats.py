"""What each cycle did: a record that is filled while the cycle runs, and the line of gctrace.

If a file is to be written at the end (the knobs stats and trace) each cycle has a record of its own, in a reservation; if not, one
serves all cycles, so that a program that runs for days does not grow by them.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Array, Static, Struct, array, cstr, fatal, i64, memset, offsetof, sizeof, systemstack, u8, u64, xadd64
from bullsnake.runtime.os import clock, knobs, text
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.stack import pauses

STDERR: Final = i64(2)
MOST: Final = u64(1000000)


class Cycle(Struct):
    """Times in ns, sizes in bytes. Index 0 is the stop that begins marking, 1 the one that ends it.

    to_stop: from the wish to the last goroutine's stop; stopped: from there until the world goes on. extra: stops in which marking
    turned out not to be over, and more: their time. between: how long the program ran beside the marking.
    scan, rescan: the walks of stacks and the reading of their roots, without marking. parts: of first scans, beside the newest frames.
    installed, hit, removed: stack barriers.
    before: the heap when marking began; after: when it ended; live: what of that survived; marked, allocated: the two parts of
    live. start: when the cycle began. digest: of the marked set, under gccheck.
    """

    start: u64
    to_stop: Array[u64] = array(u64, 2)
    stopped: Array[u64] = array(u64, 2)
    extra: u64
    more: u64
    between: u64
    scan: u64
    stacks: u64
    frames: u64
    scanned: u64
    parts: u64
    rescan: u64
    restacks: u64
    reframes: u64
    rescanned: u64
    installed: u64
    hit: u64
    removed: u64
    before: u64
    after: u64
    live: u64
    marked: u64
    allocated: u64
    goal: u64
    digest: u64


only = Static(Cycle)
records: u64 = u64(0)
kept: u64 = u64(0)
count: u64 = u64(0)
current: Cycle = Cycle.null()
frames_max: u64 = u64(0)
began: u64 = u64(0)
went_on: u64 = u64(0)
processors: u64 = u64(1)


@systemstack
def init_stats(now: u64) -> None:
    """Reserve the records if they are wanted; `now` is the time at which the program begins."""
    global records, began
    records = only.address()
    if are_wanted():
        records = reserve((MOST + u64(1)) * sizeof(Cycle))
        if records == u64(0):
            fatal("no memory for the statistics")
    began = now


@systemstack
def are_wanted() -> bool:
    """Whether a file is to be written at the end."""
    return knobs.stats != u64(0) or knobs.trace != u64(0)


@systemstack
def record(number: u64) -> Cycle:
    """The record of a cycle that is over."""
    return Cycle.at(records + number * sizeof(Cycle))


@systemstack
def next_cycle() -> None:
    """A cycle begins. When all records are used, the last one serves again and again."""
    global current, went_on
    current = record(kept)
    memset(current.address(), u8(0), sizeof(Cycle))
    current.start = clock.now()
    went_on = u64(0)


@systemstack
def note_stop(asked: u64, stopped: u64, number: u64) -> None:
    """The world has been stopped: asked to at `asked`, stood at `stopped`, goes on now. The last of several second stops counts."""
    global went_on
    now = clock.now()
    kind = pauses.BEGIN if number == u64(0) else pauses.TERMINATE
    pauses.note_ended(kind, u64(0), stopped, now)
    if went_on != u64(0):
        current.between = current.between + (asked - went_on)
        pauses.note_ended(pauses.MARK, u64(0), went_on, asked)
    went_on = now
    if current.stopped[number] != u64(0):
        current.extra = current.extra + u64(1)
        current.more = current.more + current.stopped[number]
    current.to_stop[number] = stopped - asked
    current.stopped[number] = now - stopped


@systemstack
def end_cycle() -> None:
    """A cycle is over."""
    global count, kept, frames_max
    if current.frames > frames_max:
        frames_max = current.frames
    if current.reframes > frames_max:
        frames_max = current.reframes
    count = count + u64(1)
    if are_wanted() and kept < MOST:
        kept = kept + u64(1)
    if knobs.gctrace != u64(0):
        print_trace(current)


@systemstack
def note_scan(took: u64, frames: u64, nbytes: u64) -> None:
    """A goroutine's stack was scanned the first time. Several threads may do that at once."""
    at = current.address()
    xadd64(at + offsetof(Cycle, "scan"), took)
    xadd64(at + offsetof(Cycle, "stacks"), u64(1))
    xadd64(at + offsetof(Cycle, "frames"), frames)
    xadd64(at + offsetof(Cycle, "scanned"), nbytes)


@systemstack
def note_more_scanned(took: u64, frames: u64) -> None:
    """A further part of a stack was scanned the first time."""
    at = current.address()
    xadd64(at + offsetof(Cycle, "scan"), took)
    xadd64(at + offsetof(Cycle, "frames"), frames)
    xadd64(at + offsetof(Cycle, "parts"), u64(1))


@systemstack
def note_rescan(took: u64, frames: u64, nbytes: u64) -> None:
    """A goroutine's stack was scanned again."""
    current.rescan = current.rescan + took
    current.restacks = current.restacks + u64(1)
    current.reframes = current.reframes + frames
    current.rescanned = current.rescanned + nbytes


@systemstack
def note_installed(count: u64) -> None:
    """A first scan has installed stack barriers."""
    xadd64(current.address() + offsetof(Cycle, "installed"), count)


@systemstack
def note_barriers(hit: u64, removed: u64) -> None:
    """The barriers of a goroutine come off: of those installed so many have been hit, and so many not."""
    xadd64(current.address() + offsetof(Cycle, "hit"), hit)
    xadd64(current.address() + offsetof(Cycle, "removed"), removed)


@systemstack
def put_scans(stacks: u64, frames: u64, nbytes: u64) -> None:
    """N stacks, N frames, N KiB."""
    text.put_number(stacks)
    text.put(cstr(" stacks "))
    text.put_number(frames)
    text.put(cstr(" frames "))
    text.put_number(nbytes >> u64(10))
    text.put(cstr(" KiB"))


@systemstack
def print_trace(cycle: Cycle) -> None:
    """One line to standard error; docs/knobs.md explains it."""
    text.clear()
    text.put(cstr("gc "))
    text.put_number(count)
    text.put(cstr(" @"))
    text.put_milliseconds(cycle.start - began)
    text.put(cstr(" ms: "))
    text.put_milliseconds(cycle.stopped[u64(0)])
    text.put(cstr("+"))
    text.put_milliseconds(cycle.between)
    text.put(cstr("+"))
    text.put_milliseconds(cycle.stopped[u64(1)] + cycle.more)
    text.put(cstr(" ms clock, to stop "))
    text.put_milliseconds(cycle.to_stop[u64(0)])
    text.put(cstr("+"))
    text.put_milliseconds(cycle.to_stop[u64(1)])
    text.put(cstr(" ms, "))
    put_heap(cycle)
    text.put(cstr(", scanned "))
    put_scans(cycle.stacks, cycle.frames, cycle.scanned)
    text.put(cstr(" in "))
    text.put_milliseconds(cycle.scan)
    text.put(cstr(" ms, re-scanned "))
    put_scans(cycle.restacks, cycle.reframes, cycle.rescanned)
    text.put(cstr(" in "))
    text.put_milliseconds(cycle.rescan)
    text.put(cstr(" ms, barriers "))
    text.put_number(cycle.installed)
    text.put(cstr(" installed "))
    text.put_number(cycle.hit)
    text.put(cstr(" hit, "))
    text.put_number(processors)
    text.put(cstr(" P\n"))
    text.write_to(STDERR)


@systemstack
def put_heap(cycle: Cycle) -> None:
    """Heap before, after and live, goal, what the program allocated meanwhile."""
    text.put_number(cycle.before >> u64(20))
    text.put(cstr("->"))
    text.put_number(cycle.after >> u64(20))
    text.put(cstr("->"))
    text.put_number(cycle.live >> u64(20))
    text.put(cstr(" MiB, "))
    text.put_number(cycle.goal >> u64(20))
    text.put(cstr(" MiB next goal, "))
    text.put_number(cycle.allocated >> u64(10))
    text.put(cstr(" KiB allocated meanwhile in "))
    text.put_milliseconds(cycle.between)
    text.put(cstr(" ms"))
