"""Waiting for several goroutines, and doing something once."""

from __future__ import annotations

from collections.abc import Callable

from bullsnake.standin.locks import Mutex
from bullsnake.standin.scheduler import scheduler
from bullsnake.standin.waiting import Operation, Queue


class WaitGroup:
    """A counter of things that are still to be done; `wait` waits until it is zero."""

    def __init__(self) -> None:
        self._count = 0
        self._waiting: Queue[None] = Queue()

    def add(self, n: int = 1, /) -> None:
        """n more are to be done (fewer, if it is negative). ValueError when the counter would be below zero."""
        scheduler.may_switch()
        if self._count + n < 0:
            raise ValueError("negative WaitGroup counter")
        self._count += n
        while self._count == 0 and self._waiting:
            self._waiting.take()

    def done(self) -> None:
        """One is done."""
        self.add(-1)

    def wait(self) -> None:
        """Wait until the counter is zero."""
        if self._count > 0:
            operation = Operation(scheduler.current)
            operation.wait_in(self._waiting, 0, None)
            operation.wait("waitgroup wait")


class Once:
    """Does something the first time only; whoever comes meanwhile waits until it is done."""

    def __init__(self) -> None:
        self._done = False
        self._mutex = Mutex()

    def do(self, f: Callable[[], object], /) -> None:
        """Call f, unless `do` was called before. An exception of f goes to the first caller, and f counts as done."""
        if self._done:
            return
        with self._mutex:
            if not self._done:
                try:
                    f()
                finally:
                    self._done = True
