"""Goroutines: how they begin, sleep and yield."""

from __future__ import annotations

from collections.abc import Callable

from _prim import (
    clock_ns,
    export,
    fceil,
    implements,
    sched_goroutine_count,
    sched_sleep,
    sched_start,
    sched_yield_now,
    to_float,
    to_int,
)
from bslib.channels import chan_new, send
from bslib.files import standard_error, standard_input, standard_output
from bslib.hashing import prepare_hashing
from bslib.output import writing
from bslib.raising import raise_keyboard_interrupt, raise_memory_error
from bslib.system import argv
from bslib.threadstate import prepare_threads

from bullsnake import Chan

INTERRUPTED = 2
MONOTONIC = 1
LONGEST = 9000000000.0


@export("bslib.run_goroutine")
def run_goroutine(body: Callable[[], None]) -> None:
    """The outermost frame of each goroutine but the main one."""
    body()


@export("bslib.start_goroutine")
def start_goroutine(body: Callable[[], None]) -> None:
    """What `go` becomes. What the library makes at first use is made before a second goroutine could make it, too."""
    if sched_goroutine_count() == 1:
        prepare_hashing()
        argv()
        standard_input()
        standard_output()
        standard_error()
        writing()
        prepare_threads()
    if not sched_start(body):
        raise_memory_error()


@implements("bullsnake.yield_now")
def yield_now() -> None:
    sched_yield_now()


@implements("bullsnake.sleep")
def sleep(seconds: float, /) -> None:
    if seconds <= 0.0:
        sched_yield_now()
        return
    sleep_ns(to_int(fceil(seconds * 1e9)) if seconds < LONGEST else to_int(LONGEST * 1e9))


def sleep_ns(ns: int) -> None:
    """Block this goroutine for a time."""
    if sched_sleep(ns) == INTERRUPTED:
        raise_keyboard_interrupt()


@implements("bullsnake.after")
def after(seconds: float, /) -> Chan[float]:
    channel: Chan[float] = chan_new(1)

    def wait() -> None:
        sleep(seconds)
        send(channel, to_float(clock_ns(MONOTONIC)) / 1e9)

    start_goroutine(wait)
    return channel
