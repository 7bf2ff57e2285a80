"""Channels and select. The meeting of sender and receiver is the runtime's (runtime/chan)."""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    array_new,
    chan_close,
    chan_receive,
    chan_select,
    chan_selected,
    chan_send,
    chan_taken,
    from_word,
    implements,
    is_reference,
    new_object,
    none_of,
    own_get,
    own_set,
    sched_yield_now,
    to_int,
    to_word,
    unchecked,
)
from bslib.raising import raise_keyboard_interrupt

from bullsnake import Case, Chan, Closed, RecvCase, SendCase

T = TypeVar("T")

CLOSED = 0
DONE = 1
INTERRUPTED = 2


@implements("bullsnake.Chan.__new__")
def chan_new(size: int = 0) -> Chan[T]:  # type: ignore[type-var]
    if size < 0:
        raise ValueError("negative size of a channel")
    made: Chan[T] = new_object()
    example: T = none_of()
    if is_reference(example):
        made._refs = array_new(size)
    else:
        made._words = array_new(size)
    made._size = size
    return made


@implements("bullsnake.Chan.send")
def send(self: Chan[T], value: T, /) -> None:
    outcome = chan_send(self, to_word(value))
    if outcome != DONE:
        failed(outcome, "send on closed channel")


def failed(outcome: int, message: str) -> None:
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    raise Closed(message)


@implements("bullsnake.Chan.recv")
def recv(self: Chan[T]) -> T:
    outcome = chan_receive(self)
    if outcome != DONE:
        failed(outcome, "receive from closed channel")
    taken: T = from_word(chan_taken())
    return taken


@implements("bullsnake.Chan.close")
def close(self: Chan[T]) -> None:
    if chan_close(self) != DONE:
        raise Closed("close of closed channel")


@implements("bullsnake.Chan.__len__")
def length(self: Chan[T]) -> int:
    return self._count


@implements("bullsnake.Chan.__iter__")
def iterate(self: Chan[T]) -> Chan[T]:
    return self


@implements("bullsnake.Chan.__next__")
def following(self: Chan[T]) -> T:
    outcome = chan_receive(self)
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    if outcome != DONE:
        raise StopIteration
    taken: T = from_word(chan_taken())
    return taken


# --- select -----------------------------------------------------------------------------------------------------------------


@implements("bullsnake.Chan.on_recv")
def on_recv(self: Chan[T]) -> RecvCase[T]:
    made: RecvCase[T] = new_object()
    example: T = none_of()
    made._channel = self
    made._refers = is_reference(example)
    made._outcome = -1
    return made


@implements("bullsnake.Chan.on_send")
def on_send(self: Chan[T], value: T, /) -> SendCase[T]:
    made: SendCase[T] = new_object()
    made._channel = self
    made._sending = 1
    if is_reference(value):
        made._value = from_word(to_word(value))
    else:
        made._word = to_word(value)
    return made


@implements("bullsnake.RecvCase.value")
def received(self: RecvCase[T]) -> T:
    if self._outcome == CLOSED:
        raise Closed("receive from closed channel")
    if self._outcome != DONE:
        raise RuntimeError("nothing was received: select has not chosen this case")
    example: T = none_of()
    if is_reference(example):
        found: T = unchecked(self._value)
        return found
    taken: T = from_word(self._word)
    return taken


@implements("bullsnake.select")
def select(cases: list[Case], timeout: float | None = None, default: bool = False) -> int:
    n = len(cases)
    items: Array[Case] = array_new(n)
    for i in range(n):
        own_set(items, i, cases[i])
    outcome = chan_select(items, n, wait_of(timeout, default))
    if outcome > INTERRUPTED:
        if outcome == 4:
            sched_yield_now()
        return -1
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    chosen = chan_selected()
    take(own_get(items, chosen), outcome)
    return chosen


def wait_of(timeout: float | None, default: bool) -> int:
    """Nanoseconds; 0 not at all, -1 for ever."""
    if default:
        return 0
    if timeout is None:
        return -1
    if timeout <= 0.0:
        return 0
    return to_int(timeout * 1e9) if timeout < 9e9 else to_int(9e18)


def take(case: Case, outcome: int) -> None:
    """What the chosen case has to tell."""
    if case._sending != 0:
        if outcome == CLOSED:
            raise Closed("send on closed channel")
        return
    case._outcome = outcome
    if case._refers:
        case._value = from_word(chan_taken())
    else:
        case._word = chan_taken()
