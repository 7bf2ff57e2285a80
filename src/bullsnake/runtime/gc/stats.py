"""What each collection did: for gctrace and --stats. One record a cycle in a reservation of its own."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Struct, cstr, fatal, i64, sizeof, systemstack, this_worker, u8, u64
from bullsnake.runtime.os import knobs, text
from bullsnake.runtime.os.libc import close, open_file
from bullsnake.runtime.os.memory import reserve
from bullsnake.runtime.stack import grow

STDERR: Final = i64(2)
MOST: Final = u64(1000000)
CREATE_TRUNCATE_WRITE: Final = i64(0x241)
MODE: Final = i64(0x1B4)


class Cycle(Struct):
    """Times in ns, sizes in bytes. scan: the walk of the stack and the reading of its roots, without marking."""

    stopped: u64
    scan: u64
    frames: u64
    scanned: u64
    before: u64
    after: u64
    goal: u64
    start: u64


records: u64 = u64(0)
count: u64 = u64(0)
frames_max: u64 = u64(0)
began: u64 = u64(0)


@systemstack
def init_stats(now: u64) -> None:
    """Reserve the records; `now` is the time at which the program begins."""
    global records, began
    records = reserve(MOST * sizeof(Cycle))
    if records == u64(0):
        fatal("no address space for the statistics")
    began = now


@systemstack
def next_cycle() -> Cycle:
    """The record of the cycle that begins; the last one again when all are used."""
    global count
    if count < MOST:
        count = count + u64(1)
    return Cycle.at(records + (count - u64(1)) * sizeof(Cycle))


@systemstack
def note_frames(frames: u64) -> None:
    """Remember the greatest number of frames."""
    global frames_max
    if frames > frames_max:
        frames_max = frames


@systemstack
def print_trace(cycle: Cycle) -> None:
    """One line to standard error: gc N @T s: ms stopped, ms of it stack scan, heap before->after, goal, frames."""
    text.clear()
    text.put(cstr("gc "))
    text.put_number(count)
    text.put(cstr(" @"))
    text.put_milliseconds(cycle.start - began)
    text.put(cstr(" ms: stopped "))
    text.put_milliseconds(cycle.stopped)
    text.put(cstr(" ms, stack scan "))
    text.put_milliseconds(cycle.scan)
    text.put(cstr(" ms, "))
    text.put_number(cycle.before >> u64(20))
    text.put(cstr("->"))
    text.put_number(cycle.after >> u64(20))
    text.put(cstr(" MiB, "))
    text.put_number(cycle.goal >> u64(20))
    text.put(cstr(" MiB goal, "))
    text.put_number(cycle.frames)
    text.put(cstr(" frames, "))
    text.put_number(cycle.scanned)
    text.put(cstr(" stack bytes\n"))
    text.write_to(STDERR)


@systemstack
def field(name: u64, value: u64, last: bool) -> None:
    """A JSON member that is a number."""
    text.put_byte(u8(34))
    text.put(name)
    text.put(cstr('": '))
    text.put_number(value)
    if not last:
        text.put(cstr(", "))


@systemstack
def put_cycle(cycle: Cycle) -> None:
    """One member of `cycles`. What this collector does not have is null."""
    text.put(cstr('{"world_stopped_ns": ['))
    text.put_number(cycle.stopped)
    text.put(cstr('], "time_to_stop_ns": 0, '))
    field(cstr("first_scan_ns"), cycle.scan, False)
    text.put(cstr('"mark_termination_ns": null, '))
    field(cstr("scanned_frames"), cycle.frames, False)
    field(cstr("scanned_bytes"), cycle.scanned, False)
    text.put(cstr('"rescanned_frames": null, "rescanned_bytes": null, "barriers_installed": null, '))
    text.put(cstr('"barriers_hit": null, "barriers_removed": null, "guest_ns": null, '))
    field(cstr("heap_before"), cycle.before, False)
    field(cstr("heap_after"), cycle.after, False)
    field(cstr("heap_live"), cycle.after, False)
    field(cstr("goal"), cycle.goal, True)
    text.put(cstr("}"))


@systemstack
def longest() -> u64:
    """The longest stop of all cycles."""
    most = u64(0)
    index = u64(0)
    while index < count:
        cycle = Cycle.at(records + index * sizeof(Cycle))
        if cycle.stopped > most:
            most = cycle.stopped
        index = index + u64(1)
    return most


@systemstack
def write_json(fallbacks: u64) -> None:
    """Write the file that the knob `stats` names, up to a comma or the end. Nothing happens without the knob."""
    if knobs.stats == u64(0):
        return
    fd = i64(open_file(knobs.path_of(knobs.stats), CREATE_TRUNCATE_WRITE, MODE))
    if fd < i64(0):
        return
    grow.note_extent(this_worker().g)
    text.clear()
    text.put(cstr('{"strategy": "stop-the-world", '))
    field(cstr("frames_max"), frames_max, False)
    field(cstr("stack_bytes_max"), grow.deepest, False)
    field(cstr("stack_copies"), grow.copies, False)
    field(cstr("stack_moves"), grow.moves, False)
    field(cstr("dynamic_site_functions"), fallbacks, False)
    field(cstr("longest_blocked_ns"), longest(), False)
    text.put(cstr('"cycles": ['))
    index = u64(0)
    while index < count:
        if index != u64(0):
            text.put(cstr(",\n "))
        put_cycle(Cycle.at(records + index * sizeof(Cycle)))
        text.write_to(fd)
        index = index + u64(1)
    text.put(cstr("]}\n"))
    text.write_to(fd)
    close(fd)
