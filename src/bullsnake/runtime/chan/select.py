"""select: wait for the first of several channel operations.

The cases are objects of the library. Under the lock, they are tried in turn from one drawn at random; if none is ready, the goroutine
leaves a cell in the queue of each, with the number of the case, and waits. Who wakes it has taken all cells out: exactly one
case happens.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import Struct, cstr, i64, load64, ref, safepoint, switches, systemstack, this_worker, u64
from bullsnake.runtime.chan import chan
from bullsnake.runtime.chan.chan import DATA, Chan
from bullsnake.runtime.os import clock, lock
from bullsnake.runtime.sched import proc, queue, waits
from bullsnake.runtime.stack.worker import G

NONE_READY: Final = u64(4)
FOREVER: Final = i64(-1)


class Case(Struct):
    """The fields of a case object, as the stub declares them. value: the reference to be sent; word: if it is none."""

    kind: u64
    channel: ref
    sending: u64
    word: u64
    value: ref


@systemstack
def case_at(cases: ref, number: u64) -> Case:
    """A case of an array of cases."""
    return Case.at(load64(cases.address() + DATA + number * u64(8)))


@systemstack
def word_of(case: Case) -> u64:
    """What a case sends."""
    return case.word if case.value.is_null() else case.value.address()


@systemstack
def try_case(g: G, case: Case) -> i64:
    """Do a case if it is ready: its outcome, or -1."""
    one = Chan.at(case.channel.address())
    if case.sending != u64(0):
        return i64(chan.send_now(one, word_of(case))) if chan.can_send(one) else i64(-1)
    return i64(chan.receive_now(g, one)) if chan.can_receive(one) else i64(-1)


@systemstack
@safepoint
@switches
def chan_select(cases: ref, count: i64, timeout: i64) -> i64:
    """Do the first case that is ready: its outcome, and its number by chan_selected. timeout in ns: 0 does not wait, -1 forever."""
    g = this_worker().g
    total = u64(count)
    lock.acquire(waits.guarded.address())
    tried = u64(0)
    number = queue.draw(total) if total != u64(0) else u64(0)
    while tried < total:
        outcome = try_case(g, case_at(cases, number))
        if outcome >= i64(0):
            g.outcome = number
            lock.unlock(waits.guarded.address())
            return outcome
        number = number + u64(1) if number + u64(1) < total else u64(0)
        tried = tried + u64(1)
    if timeout == i64(0):
        lock.unlock(waits.guarded.address())
        return i64(NONE_READY)
    number = u64(0)
    while number < total:
        case = case_at(cases, number)
        chan.wait(g, Chan.at(case.channel.address()), case.sending, word_of(case), number)
        number = number + u64(1)
    if timeout > i64(0):
        proc.set_timer(g, clock.now() + u64(timeout))
    proc.park(g, cstr("select") if total != u64(0) else cstr("select (no cases)"))
    return i64(0)


@systemstack
def chan_selected() -> i64:
    """The number of the case that the current goroutine's last select has done."""
    return i64(this_worker().g.outcome)
