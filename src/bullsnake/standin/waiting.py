"""Goroutines that wait: in a queue of one channel, or in several at once (`select`), of which the first to be served decides.

An operation is completed exactly once. Completing it takes its waiters out of all queues, so a queue holds only those that still
wait, in the order in which they came.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

from bullsnake.standin.scheduler import Goroutine, scheduler
from bullsnake.standin.timers import Timer

C = TypeVar("C")


class Waiter(Generic[C]):
    """A place in a queue: the operation that waits there, and the case of it that would be chosen."""

    __slots__ = ("operation", "index", "case")

    def __init__(self, operation: Operation, index: int, case: C) -> None:
        self.operation = operation
        self.index = index
        self.case = case


class Queue(Generic[C]):
    """Waiters, first come, first served."""

    __slots__ = ("_waiters",)

    def __init__(self) -> None:
        self._waiters: OrderedDict[Waiter[C], None] = OrderedDict()

    def __bool__(self) -> bool:
        return bool(self._waiters)

    def add(self, waiter: Waiter[C]) -> None:
        self._waiters[waiter] = None

    def discard(self, waiter: Waiter[C]) -> None:
        self._waiters.pop(waiter, None)

    def take(self) -> C | None:
        """The case of the first waiter, whose operation is completed with it; None when nobody waits."""
        if not self._waiters:
            return None
        waiter = next(iter(self._waiters))
        waiter.operation.complete(waiter.index)
        return waiter.case


class Operation:
    """A goroutine that waits for one of several things. chosen: the index of the case that came true, -1 after a timeout."""

    __slots__ = ("goroutine", "chosen", "_places", "_timer")

    def __init__(self, goroutine: Goroutine) -> None:
        self.goroutine = goroutine
        self.chosen = -1
        self._places: list[tuple[Queue[object], Waiter[object]]] = []
        self._timer: Timer | None = None

    def wait_in(self, queue: Queue[C], index: int, case: C) -> None:
        """Stand in a queue for the case of that index."""
        waiter = Waiter(self, index, case)
        queue.add(waiter)
        self._places.append((queue, waiter))  # type: ignore[arg-type]

    def wait(self, waits_for: str, timeout: float | None = None) -> int:
        """Park until the operation is completed; gives the index that was chosen."""
        if timeout is not None:
            self._timer = scheduler.timers.add(timeout, lambda: self.complete(-1))
        scheduler.park(waits_for, self._leave)
        return self.chosen

    def complete(self, chosen: int) -> None:
        """The case of that index has come true: leave all queues, and go on."""
        self.chosen = chosen
        self._leave()
        scheduler.wake(self.goroutine)

    def _leave(self) -> None:
        for queue, waiter in self._places:
            queue.discard(waiter)
        if self._timer is not None:
            self._timer.cancel()
