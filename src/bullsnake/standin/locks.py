"""Locks. Who waits longest is next, and gets the lock from the one that unlocks it, so nobody starves.

Any goroutine may unlock, not only the one that locked: a lock belongs to nobody, as in Go.
"""

from __future__ import annotations

from types import TracebackType

from bullsnake.standin.scheduler import scheduler
from bullsnake.standin.waiting import Operation, Queue


class Mutex:
    """A lock that one goroutine has at a time. `with mutex:` locks and unlocks it."""

    def __init__(self) -> None:
        self._locked = False
        self._waiting: Queue[None] = Queue()

    def lock(self) -> None:
        """Wait until it is free, and take it. It is not reentrant: who has it already waits for ever."""
        scheduler.may_switch()
        if self._locked:
            _wait(self._waiting, "mutex lock")
        self._locked = True

    def try_lock(self) -> bool:
        """Take it if it is free now."""
        if self._locked:
            scheduler.yield_now()  # a loop that asks again and again must not keep the others from running
            return False
        self._locked = True
        return True

    def unlock(self) -> None:
        """Give it to the one that waits longest, or leave it free."""
        scheduler.may_switch()
        if not self._locked:
            raise RuntimeError("unlock of unlocked mutex")
        if self._waiting:
            self._waiting.take()
        else:
            self._locked = False

    def __enter__(self) -> None:
        self.lock()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None:
        self.unlock()


class RWMutex:
    """A lock for many readers or one writer. A writer that waits comes before readers that ask later."""

    def __init__(self) -> None:
        self._readers = 0
        self._writing = False
        self._waiting_readers: Queue[None] = Queue()
        self._waiting_writers: Queue[None] = Queue()

    def lock(self) -> None:
        """Wait until there is neither a writer nor a reader, and write."""
        scheduler.may_switch()
        if self._writing or self._readers:
            _wait(self._waiting_writers, "rwmutex lock")
        self._writing = True

    def unlock(self) -> None:
        """End writing: all readers that wait are let in, else the next writer."""
        scheduler.may_switch()
        if not self._writing:
            raise RuntimeError("unlock of unlocked rwmutex")
        self._writing = False
        self._let_readers_in()
        if not self._readers:
            self._let_writer_in()

    def rlock(self) -> None:
        """Wait until nobody writes or waits to write, and read."""
        scheduler.may_switch()
        if self._writing or self._waiting_writers:
            _wait(self._waiting_readers, "rwmutex rlock")
        else:
            self._readers += 1

    def runlock(self) -> None:
        """End reading; the last reader lets the next writer in."""
        scheduler.may_switch()
        if not self._readers:
            raise RuntimeError("runlock of unlocked rwmutex")
        self._readers -= 1
        if not self._readers:
            self._let_writer_in()

    def reading(self) -> ReadLock:
        """`with lock.reading():`"""
        return ReadLock(self)

    def writing(self) -> WriteLock:
        """`with lock.writing():`"""
        return WriteLock(self)

    def _let_readers_in(self) -> None:
        while self._waiting_readers:
            self._waiting_readers.take()
            self._readers += 1

    def _let_writer_in(self) -> None:
        if self._waiting_writers:
            self._writing = True
            self._waiting_writers.take()


class ReadLock:
    """The reading side of an RWMutex as a context manager."""

    def __init__(self, owner: RWMutex) -> None:
        self._owner = owner

    def __enter__(self) -> None:
        self._owner.rlock()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None:
        self._owner.runlock()


class WriteLock:
    """The writing side of an RWMutex as a context manager."""

    def __init__(self, owner: RWMutex) -> None:
        self._owner = owner

    def __enter__(self) -> None:
        self._owner.lock()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /) -> None:
        self._owner.unlock()


def _wait(queue: Queue[None], waits_for: str) -> None:
    operation = Operation(scheduler.current)
    operation.wait_in(queue, 0, None)
    operation.wait(waits_for)
