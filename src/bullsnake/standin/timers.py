"""Timers, ordered by deadline and then by creation. They fire only when the scheduler looks, on the thread that has the turn."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable


class Timer:
    """A function that is due at a time of the monotonic clock. A timer that was cancelled stays in the heap and does nothing."""

    __slots__ = ("deadline", "number", "action")

    def __init__(self, deadline: float, number: int, action: Callable[[], None]) -> None:
        self.deadline = deadline
        self.number = number
        self.action: Callable[[], None] | None = action

    def __lt__(self, other: Timer) -> bool:
        return (self.deadline, self.number) < (other.deadline, other.number)

    def cancel(self) -> None:
        self.action = None


class Timers:
    """The heap of all timers."""

    def __init__(self) -> None:
        self._heap: list[Timer] = []
        self._created = 0

    def add(self, seconds: float, action: Callable[[], None]) -> Timer:
        """Do `action` once that many seconds have passed."""
        self._created += 1
        timer = Timer(time.monotonic() + seconds, self._created, action)
        heapq.heappush(self._heap, timer)
        return timer

    def fire(self) -> None:
        """Do what is due by now."""
        if not self._heap:
            return
        now = time.monotonic()
        while self._heap and self._heap[0].deadline <= now:
            action = heapq.heappop(self._heap).action
            if action is not None:
                action()

    def until_next(self) -> float | None:
        """Seconds until the next timer that was not cancelled; None when there is none."""
        while self._heap and self._heap[0].action is None:
            heapq.heappop(self._heap)
        return max(0.0, self._heap[0].deadline - time.monotonic()) if self._heap else None
