"""What is known of all threads: which there are, and the object of the main one.

The threads that have started and not ended are a list through `_thread_before` and `_thread_after`, in the order of their start. The
main thread is not in it. `guard`, a token as of a mutex, protects the list, the number of the next name, and the state of every thread.
"""

from __future__ import annotations

from threading import Thread, _MainThread

from _prim import new_object, none_of
from bslib.waiting import await_token, give_token, token_channel

from bullsnake import Chan

MADE = 1
STARTED = 2
ENDED = 3
JOIN = 5
MUTEX = 1

main: Thread | None = None
guard: Chan[int] | None = None
report: Chan[int] | None = None
first: Thread | None = None
last: Thread | None = None
count: int = 1
names: int = 0


def prepare_threads() -> None:
    """Before there is a second goroutine."""
    global main, guard, report
    if main is None:
        guard = token_channel(MUTEX)
        give_token(guard)
        report = token_channel(MUTEX)
        give_token(report)
        made: _MainThread = new_object()
        made.name = "MainThread"
        made._thread_gone = token_channel(JOIN)
        made._thread_state = STARTED
        main = made


def lock_threads() -> None:
    prepare_threads()
    if guard is not None:
        await_token(guard)


def unlock_threads() -> None:
    if guard is not None:
        give_token(guard)


def lock_report() -> None:
    """One thread at a time says why it ends."""
    prepare_threads()
    if report is not None:
        await_token(report)


def unlock_report() -> None:
    if report is not None:
        give_token(report)


def the_main_thread() -> Thread:
    prepare_threads()
    found = main
    return found if found is not None else none_of()


def next_name() -> int:
    global names
    lock_threads()
    names += 1
    number = names
    unlock_threads()
    return number


def enter(self: Thread) -> None:
    """A thread starts. The list is locked."""
    global first, last, count
    before = last
    self._thread_before = before
    if before is None:
        first = self
    else:
        before._thread_after = self
    last = self
    count += 1


def remove(self: Thread) -> None:
    """A thread has ended. The list is locked."""
    global first, last, count
    before, after = self._thread_before, self._thread_after
    if before is None:
        first = after
    else:
        before._thread_after = after
    if after is None:
        last = before
    else:
        after._thread_before = before
    self._thread_before = None
    self._thread_after = None
    count -= 1


def first_awaited() -> Thread | None:
    """A thread for which the program has to wait before it ends."""
    lock_threads()
    one = first
    while one is not None and not one._thread_awaited:
        one = one._thread_after
    unlock_threads()
    return one
