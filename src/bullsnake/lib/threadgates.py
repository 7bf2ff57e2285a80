"""Semaphore, Event and Barrier of threading, over channels. Who waits longest is next.

Who waits for a semaphore leaves a channel in a list, as for a condition (`threadlocks`). An event is a channel that is closed when
it is set: then all who receive from it go on.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, BoundedSemaphore, BrokenBarrierError, Event, Semaphore

from _prim import chan_close, chan_taken, implements, new_object
from bslib.channels import chan_new
from bslib.locks import mutex_lock, mutex_new, mutex_unlock
from bslib.raising import raise_keyboard_interrupt
from bslib.threadlocks import (
    condition_new,
    condition_notify_all,
    condition_release,
    condition_take,
    condition_wait,
    condition_wait_for,
    lock_new,
)
from bslib.waiting import (
    CLOSED,
    FOREVER,
    INTERRUPTED,
    give_token,
    nanoseconds,
    place_of,
    receive_within,
    token_channel,
)

from bullsnake import Chan

SEMAPHORE = 8
EVENT = 9


# --- Semaphore ----------------------------------------------------------------------------------------------------------------


@implements("threading.Semaphore.__new__")
def semaphore_new(value: int = 1) -> Semaphore:
    made: Semaphore = new_object()
    prepare(made, value, -1)
    return made


@implements("threading.BoundedSemaphore.__new__")
def bounded_semaphore_new(value: int = 1) -> BoundedSemaphore:
    made: BoundedSemaphore = new_object()
    prepare(made, value, value)
    return made


def prepare(self: Semaphore, value: int, bound: int) -> None:
    if value < 0:
        raise ValueError("semaphore initial value must be >= 0")
    self._guard = mutex_new()
    self._value = value
    self._bound = bound
    self._waiting = []


def semaphore_take(self: Semaphore, ns: int) -> bool:
    mutex_lock(self._guard)
    if self._value > 0:
        self._value -= 1
        mutex_unlock(self._guard)
        return True
    if ns == 0:
        mutex_unlock(self._guard)
        return False
    place = token_channel(SEMAPHORE)
    self._waiting.append(place)
    mutex_unlock(self._guard)
    outcome = receive_within(place, ns)
    if outcome == 1:
        chan_taken()
        return True
    mutex_lock(self._guard)
    at = place_of(place, self._waiting)
    if at >= 0:
        self._waiting.pop(at)
    mutex_unlock(self._guard)
    if outcome == INTERRUPTED:
        if at < 0:
            semaphore_release(self)
        raise_keyboard_interrupt()
    return at < 0


@implements("threading.Semaphore.acquire")
def semaphore_acquire(self: Semaphore, blocking: bool = True, timeout: float | None = None) -> bool:
    if not blocking and timeout is not None:
        raise ValueError("can't specify timeout for non-blocking acquire")
    return semaphore_take(self, nanoseconds(timeout) if blocking else 0)


@implements("threading.Semaphore.release")
def semaphore_release(self: Semaphore, n: int = 1) -> None:
    if n < 1:
        raise ValueError("n must be one or more")
    mutex_lock(self._guard)
    if self._bound >= 0 and self._value + n > self._bound:
        mutex_unlock(self._guard)
        raise ValueError("Semaphore released too many times")
    waiting = self._waiting
    count = n if n < len(waiting) else len(waiting)
    for i in range(count):
        give_token(waiting[i])
    if count > 0:
        del waiting[:count]
    self._value += n - count
    mutex_unlock(self._guard)


@implements("threading.Semaphore.__enter__")
def semaphore_enter(self: Semaphore) -> bool:
    return semaphore_take(self, FOREVER)


@implements("threading.Semaphore.__exit__")
def semaphore_exit(self: Semaphore, kind: object, error: object, trace: object, /) -> None:
    semaphore_release(self)


# --- Event --------------------------------------------------------------------------------------------------------------------


def open_gate() -> Chan[int]:
    made: Chan[int] = chan_new(0)
    made._what = EVENT
    return made


@implements("threading.Event.__new__")
def event_new() -> Event:
    made: Event = new_object()
    made._guard = mutex_new()
    made._gate = open_gate()
    return made


@implements("threading.Event.is_set")
def event_is_set(self: Event) -> bool:
    return self._is_set


@implements("threading.Event.set")
def event_set(self: Event) -> None:
    mutex_lock(self._guard)
    if not self._is_set:
        self._is_set = True
        chan_close(self._gate)
    mutex_unlock(self._guard)


@implements("threading.Event.clear")
def event_clear(self: Event) -> None:
    mutex_lock(self._guard)
    if self._is_set:
        self._gate = open_gate()
        self._is_set = False
    mutex_unlock(self._guard)


@implements("threading.Event.wait")
def event_wait(self: Event, timeout: float | None = None) -> bool:
    outcome = receive_within(self._gate, nanoseconds(timeout))
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    return outcome == CLOSED


# --- Barrier ------------------------------------------------------------------------------------------------------------------

FILLING = 0
DRAINING = 1
RESETTING = -1
BROKEN = -2


@implements("threading.Barrier.__new__")
def barrier_new(parties: int, action: Callable[[], object] | None = None, timeout: float | None = None) -> Barrier:
    made: Barrier = new_object()
    made._changed = condition_new(lock_new())
    made._action = action
    made._timeout = timeout
    made._parties = parties
    return made


@implements("threading.Barrier.wait")
def barrier_wait(self: Barrier, timeout: float | None = None) -> int:
    limit = timeout if timeout is not None else self._timeout
    condition_take(self._changed, FOREVER)
    try:
        while self._state == RESETTING or self._state == DRAINING:
            condition_wait(self._changed)
        if self._state == BROKEN:
            raise BrokenBarrierError
        index = self._count
        self._count += 1
        try:
            if self._count == self._parties:
                let_go(self)
            else:
                await_others(self, limit)
        finally:
            self._count -= 1
            if self._count == 0 and (self._state == RESETTING or self._state == DRAINING):
                self._state = FILLING
                condition_notify_all(self._changed)
    finally:
        condition_release(self._changed)
    return index


def let_go(self: Barrier) -> None:
    """All are there."""
    action = self._action
    try:
        if action is not None:
            action()
        self._state = DRAINING
        condition_notify_all(self._changed)
    except BaseException:
        break_barrier(self)
        raise


def await_others(self: Barrier, timeout: float | None) -> None:
    if not condition_wait_for(self._changed, lambda: self._state != FILLING, timeout):
        break_barrier(self)
        raise BrokenBarrierError
    if self._state < 0:
        raise BrokenBarrierError


def break_barrier(self: Barrier) -> None:
    self._state = BROKEN
    condition_notify_all(self._changed)


@implements("threading.Barrier.reset")
def barrier_reset(self: Barrier) -> None:
    condition_take(self._changed, FOREVER)
    if self._count == 0:
        self._state = FILLING
    elif self._state != DRAINING:
        self._state = RESETTING
    condition_notify_all(self._changed)
    condition_release(self._changed)


@implements("threading.Barrier.abort")
def barrier_abort(self: Barrier) -> None:
    condition_take(self._changed, FOREVER)
    break_barrier(self)
    condition_release(self._changed)


@implements("threading.Barrier.parties")
def barrier_parties(self: Barrier) -> int:
    return self._parties


@implements("threading.Barrier.n_waiting")
def barrier_n_waiting(self: Barrier) -> int:
    return self._count if self._state == FILLING else 0


@implements("threading.Barrier.broken")
def barrier_broken(self: Barrier) -> bool:
    return self._state == BROKEN
