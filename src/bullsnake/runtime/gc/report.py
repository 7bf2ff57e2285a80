"""The files that are written at exit: `stats`, one JSON object, and `trace`, Chrome trace events (chrome://tracing, Perfetto)."""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import cstr, i64, systemstack, this_worker, u8, u64
from bullsnake.runtime.gc import stats
from bullsnake.runtime.gc.stats import Cycle
from bullsnake.runtime.os import knobs, text
from bullsnake.runtime.os.libc import close, open_file
from bullsnake.runtime.stack import grow, pauses, sample
from bullsnake.runtime.stack.pauses import Pause

CREATE_TRUNCATE_WRITE: Final = i64(0x241)
MODE: Final = i64(0x1B4)


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
def pair(name: u64, first: u64, second: u64) -> None:
    """A JSON member that is a list of two numbers."""
    text.put_byte(u8(34))
    text.put(name)
    text.put(cstr('": ['))
    text.put_number(first)
    text.put(cstr(", "))
    text.put_number(second)
    text.put(cstr("], "))


@systemstack
def put_cycle(cycle: Cycle) -> None:
    """One member of `cycles`. What this collector does not have is null."""
    text.put(cstr("{"))
    field(cstr("start_ns"), cycle.start - stats.began, False)
    pair(cstr("world_stopped_ns"), cycle.stopped[u64(0)], cycle.stopped[u64(1)])
    pair(cstr("time_to_stop_ns"), cycle.to_stop[u64(0)], cycle.to_stop[u64(1)])
    field(cstr("more_stops"), cycle.extra, False)
    field(cstr("more_stopped_ns"), cycle.more, False)
    field(cstr("first_scan_ns"), cycle.scan, False)
    field(cstr("mark_termination_ns"), cycle.stopped[u64(1)], False)
    field(cstr("rescan_ns"), cycle.rescan, False)
    field(cstr("scanned_stacks"), cycle.stacks, False)
    field(cstr("scanned_frames"), cycle.frames, False)
    field(cstr("scanned_bytes"), cycle.scanned, False)
    field(cstr("scanned_parts"), cycle.parts, False)
    field(cstr("rescanned_stacks"), cycle.restacks, False)
    field(cstr("rescanned_frames"), cycle.reframes, False)
    field(cstr("rescanned_bytes"), cycle.rescanned, False)
    field(cstr("barriers_installed"), cycle.installed, False)
    field(cstr("barriers_hit"), cycle.hit, False)
    field(cstr("barriers_removed"), cycle.removed, False)
    field(cstr("guest_ns"), cycle.between, False)
    field(cstr("allocated"), cycle.allocated, False)
    field(cstr("heap_before"), cycle.before, False)
    field(cstr("heap_after"), cycle.after, False)
    field(cstr("heap_live"), cycle.live, False)
    if knobs.gccheck != u64(0):
        field(cstr("marked_digest"), cycle.digest, False)
    field(cstr("goal"), cycle.goal, True)
    text.put(cstr("}"))


@systemstack
def begin_file(name: u64) -> i64:
    """Open a file that a knob names; negative if there is none, or it cannot be opened."""
    if name == u64(0):
        return i64(-1)
    text.clear()
    return i64(open_file(knobs.path_of(name), CREATE_TRUNCATE_WRITE, MODE))


@systemstack
def strategy() -> u64:
    """How stacks are scanned, in a word."""
    if knobs.stackscan == knobs.SCAN_WHOLE:
        return cstr("rescan")
    if knobs.stackscan == knobs.SCAN_WATERMARK:
        return cstr("watermark")
    return cstr("barriers") if knobs.stackscan == knobs.SCAN_BARRIERS else cstr("barriers on every frame")


@systemstack
def put_samples() -> None:
    """What the walker of the knob `sample` has met."""
    text.put(cstr('"samples": {'))
    field(cstr("whole"), sample.counts[sample.WHOLE], False)
    field(cstr("trampoline"), sample.counts[sample.TRAMPOLINE], False)
    field(cstr("guessed"), sample.counts[sample.GUESSED], False)
    field(cstr("given_up"), sample.counts[sample.GIVEN_UP], False)
    field(cstr("partial"), sample.counts[sample.PARTIAL], False)
    field(cstr("skipped"), sample.counts[sample.SKIPPED], True)
    text.put(cstr("}, "))


@systemstack
def write_stats(fallbacks: u64) -> None:
    """Write the file of the knob `stats`."""
    fd = begin_file(knobs.stats)
    if fd < i64(0):
        return
    grow.note_extent(this_worker().g)
    text.put(cstr('{"strategy": "'))
    text.put(strategy())
    text.put(cstr('", '))
    field(cstr("frames_max"), stats.frames_max, False)
    field(cstr("stack_bytes_max"), grow.deepest, False)
    field(cstr("stack_copies"), grow.copies, False)
    field(cstr("stack_moves"), grow.moves, False)
    field(cstr("dynamic_site_functions"), fallbacks, False)
    field(cstr("longest_blocked_ns"), pauses.longest_of_guests(), False)
    field(cstr("longest_own_scan_ns"), pauses.longest[pauses.SCAN], False)
    field(cstr("longest_assist_ns"), pauses.longest[pauses.ASSIST], False)
    field(cstr("longest_world_stopped_ns"), pauses.longest[pauses.STOPPED], False)
    if knobs.sample != u64(0):
        put_samples()
    text.put(cstr('"cycles": ['))
    index = u64(0)
    while index < stats.kept:
        if index != u64(0):
            text.put(cstr(",\n "))
        put_cycle(stats.record(index))
        text.write_to(fd)
        index = index + u64(1)
    text.put(cstr("]}\n"))
    text.write_to(fd)
    close(fd)


@systemstack
def name_of(kind: u64) -> u64:
    """What a pause is called."""
    if kind == pauses.STOPPED:
        return cstr("world stopped")
    if kind == pauses.SCAN:
        return cstr("own stack scanned")
    if kind == pauses.ASSIST:
        return cstr("mark assist")
    if kind == pauses.AWAIT:
        return cstr("waits for a collection")
    if kind == pauses.BEGIN:
        return cstr("stop: marking begins")
    if kind == pauses.MARK:
        return cstr("mark")
    if kind == pauses.TERMINATE:
        return cstr("stop: mark termination")
    return cstr("sweep")


@systemstack
def put_pause(pause: Pause) -> None:
    """One complete event, times in µs: goroutines are threads of process 1, the collector is thread 0."""
    text.put(cstr(',\n{"ph": "X", "pid": 1, "cat": "gc", "name": "'))
    text.put(name_of(pause.kind))
    text.put(cstr('", "tid": '))
    text.put_number(pause.goroutine)
    text.put(cstr(', "ts": '))
    text.put_thousandths(pause.start - stats.began)
    text.put(cstr(', "dur": '))
    text.put_thousandths(pause.length)
    text.put(cstr("}"))


@systemstack
def put_counter(cycle: Cycle) -> None:
    """The heap over time, as counter events."""
    text.put(cstr(',\n{"ph": "C", "pid": 1, "name": "heap", "ts": '))
    text.put_thousandths(cycle.start - stats.began)
    text.put(cstr(', "args": {'))
    field(cstr("bytes"), cycle.before, False)
    field(cstr("goal"), cycle.goal, True)
    text.put(cstr("}}"))


@systemstack
def write_trace() -> None:
    """Write the file of the knob `trace`."""
    fd = begin_file(knobs.trace)
    if fd < i64(0):
        return
    text.put(cstr('{"traceEvents": [\n{"ph": "M", "pid": 1, "tid": 0, "name": "thread_name", "args": {"name": "collector"}}'))
    text.put(cstr(',\n{"ph": "M", "pid": 1, "tid": 1, "name": "thread_name", "args": {"name": "goroutine 1"}}'))
    index = u64(0)
    while index < pauses.pause_count():
        put_pause(Pause.at(pauses.records + index * u64(32)))
        text.write_to(fd)
        index = index + u64(1)
    index = u64(0)
    while index < stats.kept:
        put_counter(stats.record(index))
        text.write_to(fd)
        index = index + u64(1)
    text.put(cstr('\n], "otherData": {'))
    field(cstr("began_ns"), stats.began, True)
    text.put(cstr("}}\n"))
    text.write_to(fd)
    close(fd)
