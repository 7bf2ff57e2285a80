"""Waiting at a channel for a limited time, and tokens: what locks, events, queues and threads are made of."""

from __future__ import annotations

from typing import TypeVar

from _prim import (
    Array,
    array_new,
    aset,
    chan_receive,
    chan_select,
    chan_taken,
    chan_try_receive,
    chan_try_send,
    clock_ns,
    same,
    sched_yield_now,
    to_int,
)
from bslib.channels import chan_new, on_recv
from bslib.raising import raise_keyboard_interrupt

from bullsnake import Case, Chan

T = TypeVar("T")

CLOSED = 0
DONE = 1
INTERRUPTED = 2
TIMEOUT = 3
FOREVER = -1
MONOTONIC = 1
TOKEN = 1
LONGEST = 9000000000.0


def nanoseconds(timeout: float | None) -> int:
    """0 not to wait at all, FOREVER for no limit."""
    if timeout is None:
        return FOREVER
    if timeout <= 0.0:
        return 0
    return to_int(timeout * 1e9) if timeout < LONGEST else to_int(LONGEST * 1e9)


def now() -> int:
    return clock_ns(MONOTONIC)


def receive_within(channel: Chan[T], ns: int) -> int:
    """Receive: DONE, CLOSED, INTERRUPTED or TIMEOUT. What was received is then asked for by `chan_taken`."""
    if ns < 0:
        return chan_receive(channel)
    outcome = chan_try_receive(channel)
    if outcome >= 0:
        return outcome
    if ns == 0:
        sched_yield_now()
        return TIMEOUT
    cases: Array[Case] = array_new(1)
    aset(cases, 0, on_recv(channel))
    return chan_select(cases, 1, ns)


# --- tokens -----------------------------------------------------------------------------------------------------------------


def token_channel(what: int) -> Chan[int]:
    """A channel with room for one token. what: see runtime/chan/chan.py, reason."""
    made: Chan[int] = chan_new(1)
    made._what = what
    return made


def await_token(channel: Chan[int]) -> None:
    if chan_receive(channel) != DONE:
        raise_keyboard_interrupt()
    chan_taken()


def take_token(channel: Chan[int], ns: int) -> bool:
    """Whether one came in time."""
    outcome = receive_within(channel, ns)
    if outcome == DONE:
        chan_taken()
        return True
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    return False


def give_token(channel: Chan[int]) -> bool:
    return chan_try_send(channel, TOKEN) == DONE


def place_of(channel: Chan[T], waiting: list[Chan[T]]) -> int:
    """Where in a list of those who wait; -1 if it is no longer there: then somebody has given it what it waits for."""
    for i in range(len(waiting)):
        if same(waiting[i], channel):
            return i
    return -1
