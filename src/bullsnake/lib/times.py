"""The time module: clocks of the system, sleeping."""

from __future__ import annotations

from _prim import clock_ns, fceil, implements, to_float, to_int
from bslib.goroutines import sleep_ns

REALTIME = 0
MONOTONIC = 1
PROCESS = 2
FOREVER = 9223372036854775807


@implements("time.time")
def time() -> float:
    return to_float(clock_ns(REALTIME)) / 1e9


@implements("time.time_ns")
def time_ns() -> int:
    return clock_ns(REALTIME)


@implements("time.perf_counter")
def perf_counter() -> float:
    return to_float(clock_ns(MONOTONIC)) / 1e9


@implements("time.perf_counter_ns")
def perf_counter_ns() -> int:
    return clock_ns(MONOTONIC)


@implements("time.monotonic")
def monotonic() -> float:
    return to_float(clock_ns(MONOTONIC)) / 1e9


@implements("time.monotonic_ns")
def monotonic_ns() -> int:
    return clock_ns(MONOTONIC)


@implements("time.process_time")
def process_time() -> float:
    return to_float(clock_ns(PROCESS)) / 1e9


@implements("time.process_time_ns")
def process_time_ns() -> int:
    return clock_ns(PROCESS)


@implements("time.sleep")
def sleep(seconds: float, /) -> None:
    """Blocks this goroutine only; sleeps on after a signal, unless that raises."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    if seconds != seconds:
        raise ValueError("Invalid value NaN (not a number)")
    if seconds * 1e9 >= 9223372036854775808.0:
        raise OverflowError("timestamp out of range for platform time_t")
    length = to_int(fceil(seconds * 1e9))
    sleep_ns(length if length < FOREVER - clock_ns(MONOTONIC) else FOREVER - clock_ns(MONOTONIC))
