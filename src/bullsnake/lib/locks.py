"""Mutex, RWMutex, WaitGroup, Once: guest code over channels. Who waits longest is next.

A mutex is a channel with room for one token: to lock is to receive it. The others keep their state under a mutex; who has to wait
leaves a channel in a list, and is sent a token by whoever has changed the state in its favour.
"""

from __future__ import annotations

from collections.abc import Callable

from _prim import chan_taken, chan_try_receive, implements, new_object, sched_yield_now
from bslib.waiting import await_token, give_token, token_channel

from bullsnake import Mutex, Once, ReadLock, RWMutex, WaitGroup, WriteLock

DONE = 1
MUTEX = 1
GROUP = 2
WRITING = 3
READING = 4


# --- Mutex ------------------------------------------------------------------------------------------------------------------


@implements("bullsnake.Mutex.__new__")
def mutex_new() -> Mutex:
    made: Mutex = new_object()
    made._free = token_channel(MUTEX)
    give_token(made._free)
    return made


@implements("bullsnake.Mutex.lock")
def mutex_lock(self: Mutex) -> None:
    await_token(self._free)


@implements("bullsnake.Mutex.try_lock")
def mutex_try_lock(self: Mutex) -> bool:
    if chan_try_receive(self._free) != DONE:
        sched_yield_now()
        return False
    chan_taken()
    return True


@implements("bullsnake.Mutex.unlock")
def mutex_unlock(self: Mutex) -> None:
    if not give_token(self._free):
        raise RuntimeError("unlock of unlocked mutex")


@implements("bullsnake.Mutex.__enter__")
def mutex_enter(self: Mutex) -> None:
    await_token(self._free)


@implements("bullsnake.Mutex.__exit__")
def mutex_exit(self: Mutex, kind: object, error: object, trace: object, /) -> None:
    mutex_unlock(self)


# --- RWMutex ----------------------------------------------------------------------------------------------------------------


@implements("bullsnake.RWMutex.__new__")
def rwmutex_new() -> RWMutex:
    made: RWMutex = new_object()
    made._guard = mutex_new()
    made._waiting_readers = []
    made._waiting_writers = []
    return made


@implements("bullsnake.RWMutex.lock")
def rwmutex_lock(self: RWMutex) -> None:
    mutex_lock(self._guard)
    if not self._writing and self._readers == 0:
        self._writing = True
        mutex_unlock(self._guard)
        return
    place = token_channel(WRITING)
    self._waiting_writers.append(place)
    mutex_unlock(self._guard)
    await_token(place)


@implements("bullsnake.RWMutex.unlock")
def rwmutex_unlock(self: RWMutex) -> None:
    mutex_lock(self._guard)
    if not self._writing:
        mutex_unlock(self._guard)
        raise RuntimeError("unlock of unlocked rwmutex")
    self._writing = False
    while len(self._waiting_readers) > 0:
        self._readers += 1
        give_token(self._waiting_readers.pop(0))
    if self._readers == 0:
        let_writer_in(self)
    mutex_unlock(self._guard)


@implements("bullsnake.RWMutex.rlock")
def rwmutex_rlock(self: RWMutex) -> None:
    mutex_lock(self._guard)
    if not self._writing and len(self._waiting_writers) == 0:
        self._readers += 1
        mutex_unlock(self._guard)
        return
    place = token_channel(READING)
    self._waiting_readers.append(place)
    mutex_unlock(self._guard)
    await_token(place)


@implements("bullsnake.RWMutex.runlock")
def rwmutex_runlock(self: RWMutex) -> None:
    mutex_lock(self._guard)
    if self._readers == 0:
        mutex_unlock(self._guard)
        raise RuntimeError("runlock of unlocked rwmutex")
    self._readers -= 1
    if self._readers == 0:
        let_writer_in(self)
    mutex_unlock(self._guard)


def let_writer_in(self: RWMutex) -> None:
    if len(self._waiting_writers) > 0:
        self._writing = True
        give_token(self._waiting_writers.pop(0))


@implements("bullsnake.RWMutex.reading")
def rwmutex_reading(self: RWMutex) -> ReadLock:
    return read_lock_new(self)


@implements("bullsnake.RWMutex.writing")
def rwmutex_writing(self: RWMutex) -> WriteLock:
    return write_lock_new(self)


@implements("bullsnake.ReadLock.__new__")
def read_lock_new(owner: RWMutex) -> ReadLock:
    made: ReadLock = new_object()
    made._owner = owner
    return made


@implements("bullsnake.ReadLock.__enter__")
def read_lock_enter(self: ReadLock) -> None:
    rwmutex_rlock(self._owner)


@implements("bullsnake.ReadLock.__exit__")
def read_lock_exit(self: ReadLock, kind: object, error: object, trace: object, /) -> None:
    rwmutex_runlock(self._owner)


@implements("bullsnake.WriteLock.__new__")
def write_lock_new(owner: RWMutex) -> WriteLock:
    made: WriteLock = new_object()
    made._owner = owner
    return made


@implements("bullsnake.WriteLock.__enter__")
def write_lock_enter(self: WriteLock) -> None:
    rwmutex_lock(self._owner)


@implements("bullsnake.WriteLock.__exit__")
def write_lock_exit(self: WriteLock, kind: object, error: object, trace: object, /) -> None:
    rwmutex_unlock(self._owner)


# --- WaitGroup, Once --------------------------------------------------------------------------------------------------------


@implements("bullsnake.WaitGroup.__new__")
def group_new() -> WaitGroup:
    made: WaitGroup = new_object()
    made._guard = mutex_new()
    made._waiting = []
    return made


@implements("bullsnake.WaitGroup.add")
def group_add(self: WaitGroup, n: int = 1, /) -> None:
    mutex_lock(self._guard)
    if self._left + n < 0:
        mutex_unlock(self._guard)
        raise ValueError("negative WaitGroup counter")
    self._left += n
    if self._left == 0:
        while len(self._waiting) > 0:
            give_token(self._waiting.pop())
    mutex_unlock(self._guard)


@implements("bullsnake.WaitGroup.done")
def group_done(self: WaitGroup) -> None:
    group_add(self, -1)


@implements("bullsnake.WaitGroup.wait")
def group_wait(self: WaitGroup) -> None:
    mutex_lock(self._guard)
    if self._left == 0:
        mutex_unlock(self._guard)
        return
    place = token_channel(GROUP)
    self._waiting.append(place)
    mutex_unlock(self._guard)
    await_token(place)


@implements("bullsnake.Once.__new__")
def once_new() -> Once:
    made: Once = new_object()
    made._mutex = mutex_new()
    return made


@implements("bullsnake.Once.do")
def once_do(self: Once, f: Callable[[], object], /) -> None:
    if self._is_done:
        return
    mutex_lock(self._mutex)
    try:
        if not self._is_done:
            try:
                f()
            finally:
                self._is_done = True
    finally:
        mutex_unlock(self._mutex)
