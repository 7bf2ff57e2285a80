"""Sleeping, and channels that tell when a time has passed."""

from __future__ import annotations

import time

from bullsnake.standin.channels import Chan
from bullsnake.standin.scheduler import scheduler


def sleep(seconds: float, /) -> None:
    """Block this goroutine, and no other, for that long. Zero or less: only let the others run."""
    if seconds <= 0:
        scheduler.yield_now()
        return
    me = scheduler.current
    timer = scheduler.timers.add(seconds, lambda: scheduler.wake(me))
    scheduler.park("sleep", timer.cancel)


def after(seconds: float, /) -> Chan[float]:
    """A channel that receives one value once that many seconds have passed: the time then, by `time.monotonic()`."""
    channel = Chan[float](1)
    scheduler.timers.add(seconds, lambda: channel.send_now(time.monotonic()))
    return channel
