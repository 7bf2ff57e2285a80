"""Starting goroutines, and letting others run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ParamSpec

from bullsnake.standin.scheduler import scheduler

P = ParamSpec("P")


def go(f: Callable[P, object], /, *args: P.args, **kwargs: P.kwargs) -> None:
    """Call f(*args) in a goroutine of its own. What it returns is dropped; what it raises ends the program."""
    if not callable(f):
        raise TypeError(f"'{type(f).__name__}' object is not callable")
    scheduler.spawn(partial(f, *args, **kwargs))
    scheduler.may_switch()


def yield_now() -> None:
    """Let the other goroutines that are ready run first."""
    scheduler.yield_now()
