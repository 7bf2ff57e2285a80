"""Ways in which a program ends that CPython does not have: a deadlock, an exception that leaves a goroutine.

The process ends at once, from whatever thread has the turn; standard output is flushed first. Frames of the stand-in itself are
left out of tracebacks, so that they show what a compiled program's show.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType, TracebackType
from typing import NoReturn, Protocol

HERE = os.path.dirname(os.path.abspath(__file__))


class Waiting(Protocol):
    """What a report needs to know of a goroutine."""

    @property
    def number(self) -> int: ...
    @property
    def thread(self) -> int: ...
    @property
    def waits_for(self) -> str: ...


def exit_now(status: int) -> NoReturn:
    """End the process without asking anybody."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):
            pass
    os._exit(status & 0xFF)


def fatal(text: str, status: int) -> NoReturn:
    """A fatal error of one line."""
    _print(f"fatal error: {text}")
    exit_now(status)


def deadlock(goroutines: Sequence[Waiting]) -> NoReturn:
    """Nobody can ever run again: say what each goroutine waits for, and where. Status 2, as in Go."""
    frames = sys._current_frames()
    _print("fatal error: all goroutines are asleep - deadlock!")
    for goroutine in goroutines:
        _print(f"\ngoroutine {goroutine.number} [{goroutine.waits_for}]:\n{_stack(frames.get(goroutine.thread))}", end="")
    exit_now(2)


def uncaught(number: int, error: BaseException) -> NoReturn:
    """An exception left a goroutine: `sys.exit` ends the program as it says, everything else with a traceback and status 1."""
    if isinstance(error, SystemExit):
        _system_exit(error)
    import traceback

    _trim(error)
    _print(f"goroutine {number}:")
    _print("".join(traceback.format_exception(error)), end="")
    exit_now(1)


def die_of_interrupt() -> NoReturn:
    """A second Ctrl-C, while the first one still waits for its turn."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.kill(os.getpid(), signal.SIGINT)
    exit_now(130)


def _system_exit(error: SystemExit) -> NoReturn:
    if error.code is None or isinstance(error.code, int):
        exit_now(error.code or 0)
    _print(str(error.code))
    exit_now(1)


def _print(text: str, end: str = "\n") -> None:
    sys.stdout.flush()
    print(text, end=end, file=sys.stderr)


def is_ours(code_file: str) -> bool:
    """Whether a file is one of the stand-in's."""
    return os.path.dirname(code_file) == HERE


def _stack(frame: FrameType | None) -> str:
    import traceback

    summary = [(f, line) for f, line in traceback.walk_stack(frame) if not is_ours(f.f_code.co_filename)]
    lines = traceback.StackSummary.extract(iter(summary[::-1])).format()
    return "".join(["Traceback (most recent call last):\n", *lines])


def _trim(error: BaseException) -> None:
    """Drop our frames from the traceback of an exception, and of those that it is chained to."""
    seen: list[BaseException] = []
    pending: list[BaseException | None] = [error]
    while pending:
        one = pending.pop()
        if one is not None and one not in seen:
            seen.append(one)
            one.__traceback__ = _without_ours(one.__traceback__)
            pending += [one.__cause__, one.__context__]


def _without_ours(trace: TracebackType | None) -> TracebackType | None:
    kept: list[TracebackType] = []
    while trace is not None:
        if not is_ours(trace.tb_frame.f_code.co_filename):
            kept.append(trace)
        trace = trace.tb_next
    for one, following in zip(kept, [*kept[1:], None], strict=True):
        one.tb_next = following
    return kept[0] if kept else None
