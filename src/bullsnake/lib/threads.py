"""Threads: each is a goroutine, and an object that knows whether it has ended.

A thread's call (`target` with its arguments) is a function value, made where the thread is made (front/convert_threads.py). What a
goroutine's list of containers being shown (lib/objects.py) has in its first place is the goroutine's thread.

An exception ends its thread alone: it is reported as CPython's `threading.excepthook` does. The program ends when the main goroutine
and all threads that are no daemons have ended.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread, Timer, _DummyThread

from _prim import (
    address_of,
    chan_close,
    class_name,
    export,
    implements,
    new_object,
    same,
    sched_goroutine_number,
    stderr_write,
    thread_run,
)
from bslib import threadstate
from bslib.channels import chan_new
from bslib.goroutines import start_goroutine
from bslib.objects import goroutine_object, set_goroutine_object
from bslib.raising import raise_keyboard_interrupt
from bslib.threadgates import event_new, event_set, event_wait
from bslib.threadstate import ENDED, JOIN, MADE, STARTED
from bslib.tracebacks import print_chain
from bslib.waiting import FOREVER, INTERRUPTED, nanoseconds, receive_within

# --- making and starting ------------------------------------------------------------------------------------------------------


@implements("threading.Thread._thread_make")
def thread_make(
    self: Thread, body: Callable[[], None] | None, function: str, name: str | None = None, daemon: bool | None = None
) -> None:
    """function: the name of what is called, for the thread's name."""
    if name is not None:
        self.name = name
    else:
        self.name = "Thread-" + str(threadstate.next_name())
        if function != "":
            self.name = self.name + " (" + function + ")"
    self.daemon = daemon if daemon is not None else current_thread().daemon
    self._thread_body = body
    self._thread_gone = chan_new(1)
    self._thread_gone._what = JOIN
    self._thread_state = MADE


@implements("threading.Thread.start")
def thread_start(self: Thread) -> None:
    if self._thread_state == 0:
        raise RuntimeError("thread.__init__() not called")
    threadstate.lock_threads()
    if self._thread_state != MADE:
        threadstate.unlock_threads()
        raise RuntimeError("threads can only be started once")
    self._thread_state = STARTED
    self._thread_awaited = not self.daemon
    threadstate.enter(self)
    threadstate.unlock_threads()

    def run() -> None:
        run_thread(self)

    try:
        start_goroutine(run)
    except MemoryError:
        threadstate.lock_threads()
        threadstate.remove(self)
        self._thread_state = MADE
        threadstate.unlock_threads()
        raise


@implements("threading.Thread.run")
def thread_run_body(self: Thread) -> None:
    body = self._thread_body
    if body is not None:
        self._thread_body = None
        body()


def run_thread(self: Thread) -> None:
    """The life of a thread."""
    set_goroutine_object(self)
    try:
        thread_run(self)
    except SystemExit:
        pass
    except BaseException as error:
        report(self, error)
    finally:
        threadstate.lock_threads()
        self._thread_state = ENDED
        threadstate.remove(self)
        threadstate.unlock_threads()
        chan_close(self._thread_gone)


def report(self: Thread, error: BaseException) -> None:
    threadstate.lock_report()
    try:
        stderr_write("Exception in thread " + self.name + ":\n")
        print_chain(error)
    finally:
        threadstate.unlock_report()


# --- waiting for the end ------------------------------------------------------------------------------------------------------


@implements("threading.Thread.join")
def thread_join(self: Thread, timeout: float | None = None) -> None:
    """As in CPython 3.11, the end of the program does not wait for a thread whose join Ctrl-C has interrupted."""
    if self._thread_state == 0:
        raise RuntimeError("Thread.__init__() not called")
    if self._thread_state == MADE:
        raise RuntimeError("cannot join thread before it is started")
    if same(self, current_thread()):
        raise RuntimeError("cannot join current thread")
    if receive_within(self._thread_gone, nanoseconds(timeout)) == INTERRUPTED:
        self._thread_awaited = False
        raise_keyboard_interrupt()


@implements("threading.Thread.is_alive")
def thread_is_alive(self: Thread) -> bool:
    return self._thread_state == STARTED


@export("bslib.await_threads")
def await_threads() -> None:
    """The main goroutine has ended: wait for all threads that are no daemons. Ctrl-C ends the waiting."""
    if threadstate.count == 1:
        return
    one = threadstate.first_awaited()
    while one is not None:
        if receive_within(one._thread_gone, FOREVER) == INTERRUPTED:
            stderr_write("Exception ignored in: <module 'threading'>\nKeyboardInterrupt: \n")
            return
        one = threadstate.first_awaited()


# --- what is known of a thread ------------------------------------------------------------------------------------------------


@implements("threading.Thread.ident")
def thread_ident(self: Thread) -> int | None:
    return address_of(self) if self._thread_state >= STARTED else None


@implements("threading.Thread.native_id")
def thread_native_id(self: Thread) -> int | None:
    return thread_ident(self)


@implements("threading.Thread.__repr__")
def thread_repr(self: Thread) -> str:
    state = self._thread_state
    shown = "initial" if state == MADE else "started" if state == STARTED else "stopped"
    if self.daemon:
        shown = shown + " daemon"
    if state >= STARTED:
        shown = shown + " " + str(address_of(self))
    return "<" + class_name(self) + "(" + self.name + ", " + shown + ")>"


@implements("threading.current_thread")
def current_thread() -> Thread:
    """A goroutine that `go` has started gets an object when it asks for it, and is a daemon."""
    found = goroutine_object()
    if isinstance(found, Thread):
        return found
    if sched_goroutine_number() == 1:
        return threadstate.the_main_thread()
    made: _DummyThread = new_object()
    made.name = "Dummy-" + str(sched_goroutine_number())
    made.daemon = True
    made._thread_gone = chan_new(1)
    made._thread_state = STARTED
    set_goroutine_object(made)
    return made


@implements("threading.main_thread")
def main_thread() -> Thread:
    return threadstate.the_main_thread()


@implements("threading.active_count")
def active_count() -> int:
    return threadstate.count


@implements("threading.enumerate")
def enumerate_threads() -> list[Thread]:
    found = [threadstate.the_main_thread()]
    threadstate.lock_threads()
    one = threadstate.first
    while one is not None:
        found.append(one)
        one = one._thread_after
    threadstate.unlock_threads()
    return found


@implements("threading.get_ident")
def get_ident() -> int:
    return address_of(current_thread())


@implements("threading.get_native_id")
def get_native_id() -> int:
    return address_of(current_thread())


# --- Timer --------------------------------------------------------------------------------------------------------------------


@implements("threading.Timer._thread_timer")
def timer_make(self: Timer, interval: float, body: Callable[[], None] | None) -> None:
    thread_make(self, body, "")
    self.interval = interval
    self.finished = event_new()


@implements("threading.Timer.cancel")
def timer_cancel(self: Timer) -> None:
    event_set(self.finished)


@implements("threading.Timer.run")
def timer_run(self: Timer) -> None:
    if not event_wait(self.finished, self.interval):
        thread_run_body(self)
    event_set(self.finished)
