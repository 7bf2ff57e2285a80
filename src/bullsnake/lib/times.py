"""The time module: clocks of the system, sleeping."""

from __future__ import annotations

from _prim import clock_ns, implements, sleep_ns, to_float

REALTIME = 0
MONOTONIC = 1
PROCESS = 2
SECOND = 1000000000


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
    """Sleeps on after a signal, unless that raises."""
    if seconds < 0.0:
        raise ValueError("sleep length must be non-negative")
    end = clock_ns(MONOTONIC) + int(seconds * 1e9)
    left = end - clock_ns(MONOTONIC)
    while left > 0:
        sleep_ns(left if left < SECOND else SECOND)
        left = end - clock_ns(MONOTONIC)
