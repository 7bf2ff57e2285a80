"""Lock, RLock and Condition of threading, over channels. Who waits longest is next.

Lock and RLock hold a token in a channel while they are free, as bullsnake.Mutex does. Who waits for a condition leaves a
channel in a list. Whoever changes the state in its favour takes it from the list and gives it a token; so one whose time is over
sees by the list whether it was too late.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Condition, Lock, RLock

from _prim import implements, new_object, sched_goroutine_number
from bslib.waiting import (
    FOREVER,
    give_token,
    nanoseconds,
    now,
    place_of,
    take_token,
    token_channel,
)

LOCK = 6
CONDITION = 7
LONGEST = 9223372036.0


@implements("threading.TIMEOUT_MAX")
def timeout_max() -> float:
    return LONGEST


def lock_time(blocking: bool, timeout: float) -> int:
    """For how many nanoseconds acquire(blocking, timeout) may wait."""
    if not blocking:
        if timeout != -1.0:
            raise ValueError("can't specify a timeout for a non-blocking call")
        return 0
    if timeout == -1.0:
        return FOREVER
    if timeout < 0.0:
        raise ValueError("timeout value must be positive")
    if timeout > LONGEST:
        raise OverflowError("timeout value is too large")
    return nanoseconds(timeout)


# --- Lock ---------------------------------------------------------------------------------------------------------------------


@implements("threading.Lock.__new__")
def lock_new() -> Lock:
    made: Lock = new_object()
    made._free = token_channel(LOCK)
    give_token(made._free)
    return made


@implements("threading.Lock.acquire")
def lock_acquire(self: Lock, blocking: bool = True, timeout: float = -1.0) -> bool:
    return take_token(self._free, lock_time(blocking, timeout))


@implements("threading.Lock.release")
def lock_release(self: Lock) -> None:
    if not give_token(self._free):
        raise RuntimeError("release unlocked lock")


@implements("threading.Lock.locked")
def lock_locked(self: Lock) -> bool:
    return self._free._count == 0


@implements("threading.Lock.__enter__")
def lock_enter(self: Lock) -> bool:
    return take_token(self._free, FOREVER)


@implements("threading.Lock.__exit__")
def lock_exit(self: Lock, kind: object, error: object, trace: object, /) -> None:
    lock_release(self)


# --- RLock --------------------------------------------------------------------------------------------------------------------


@implements("threading.RLock.__new__")
def rlock_new() -> RLock:
    made: RLock = new_object()
    made._free = token_channel(LOCK)
    give_token(made._free)
    return made


def rlock_take(self: RLock, ns: int) -> bool:
    me = sched_goroutine_number()
    if self._owner == me:
        self._depth += 1
        return True
    if not take_token(self._free, ns):
        return False
    self._owner = me
    self._depth = 1
    return True


@implements("threading.RLock.acquire")
def rlock_acquire(self: RLock, blocking: bool = True, timeout: float = -1.0) -> bool:
    return rlock_take(self, lock_time(blocking, timeout))


@implements("threading.RLock.release")
def rlock_release(self: RLock) -> None:
    if self._owner != sched_goroutine_number():
        raise RuntimeError("cannot release un-acquired lock")
    self._depth -= 1
    if self._depth == 0:
        self._owner = 0
        give_token(self._free)


@implements("threading.RLock.__enter__")
def rlock_enter(self: RLock) -> bool:
    return rlock_take(self, FOREVER)


@implements("threading.RLock.__exit__")
def rlock_exit(self: RLock, kind: object, error: object, trace: object, /) -> None:
    rlock_release(self)


# --- Condition ----------------------------------------------------------------------------------------------------------------


@implements("threading.Condition.__new__")
def condition_new(lock: Lock | RLock | None = None) -> Condition:
    made: Condition = new_object()
    made._waiting = []
    if lock is None:
        made._nested = rlock_new()
    elif isinstance(lock, Lock):
        made._plain = lock
    else:
        made._nested = lock
    return made


def condition_take(self: Condition, ns: int) -> bool:
    plain, nested = self._plain, self._nested
    if plain is not None:
        return take_token(plain._free, ns)
    return nested is not None and rlock_take(nested, ns)


@implements("threading.Condition.acquire")
def condition_acquire(self: Condition, blocking: bool = True, timeout: float = -1.0) -> bool:
    return condition_take(self, lock_time(blocking, timeout))


@implements("threading.Condition.release")
def condition_release(self: Condition) -> None:
    plain, nested = self._plain, self._nested
    if plain is not None:
        lock_release(plain)
    elif nested is not None:
        rlock_release(nested)


@implements("threading.Condition.__enter__")
def condition_enter(self: Condition) -> bool:
    return condition_take(self, FOREVER)


@implements("threading.Condition.__exit__")
def condition_exit(self: Condition, kind: object, error: object, trace: object, /) -> None:
    condition_release(self)


def is_owned(self: Condition) -> bool:
    plain, nested = self._plain, self._nested
    if plain is not None:
        return plain._free._count == 0
    return nested is not None and nested._owner == sched_goroutine_number()


def release_all(self: Condition) -> int:
    """Release the lock, however often this thread has it; how often that was."""
    nested = self._nested
    if nested is None:
        condition_release(self)
        return 1
    depth = nested._depth
    nested._depth = 1
    rlock_release(nested)
    return depth


def take_again(self: Condition, depth: int) -> None:
    """Ctrl-C does not keep the thread from taking the lock: it comes a second time, when the lock is there."""
    plain, nested = self._plain, self._nested
    if plain is not None:
        take_token(plain._free, FOREVER)
    elif nested is not None:
        rlock_take(nested, FOREVER)
        nested._depth = depth


@implements("threading.Condition.wait")
def condition_wait(self: Condition, timeout: float | None = None) -> bool:
    if not is_owned(self):
        raise RuntimeError("cannot wait on un-acquired lock")
    place = token_channel(CONDITION)
    self._waiting.append(place)
    depth = release_all(self)
    told = False
    try:
        told = take_token(place, nanoseconds(timeout))
    finally:
        take_again(self, depth)
        if not told:
            at = place_of(place, self._waiting)
            if at >= 0:
                self._waiting.pop(at)
            else:
                told = True
    return told


@implements("threading.Condition.wait_for")
def condition_wait_for(self: Condition, predicate: Callable[[], bool], timeout: float | None = None) -> bool:
    limit = nanoseconds(timeout)
    end = now() + limit
    result = predicate()
    while not result:
        if limit < 0:
            condition_wait(self)
        else:
            left = end - now()
            if left <= 0:
                return result
            condition_wait(self, left / 1e9)
        result = predicate()
    return result


@implements("threading.Condition.notify")
def condition_notify(self: Condition, n: int = 1) -> None:
    if not is_owned(self):
        raise RuntimeError("cannot notify on un-acquired lock")
    waiting = self._waiting
    count = n if n < len(waiting) else len(waiting)
    for i in range(count):
        give_token(waiting[i])
    if count > 0:
        del waiting[:count]


@implements("threading.Condition.notify_all")
def condition_notify_all(self: Condition) -> None:
    condition_notify(self, len(self._waiting))
