"""Channels: `Chan[T]` of the library, seen from below.

A channel is a guest object. Values are words, or references if it has an array of references. Sender and receiver meet under the
lock of who waits: a value goes from hand to hand, or through the buffer. Who has to wait leaves a cell in the channel's queue;
whoever comes next does the other half of the exchange, for both.

A value on its way is always a root: in the sender's cell, in the buffer, or in the receiver's g. Nobody writes into another
goroutine's stack. Stores of references that run the write barrier: into a cell, into the buffer, into the receiver's g; no others.
"""

from __future__ import annotations

from typing import Final

from bullsnake.dialect import (
    Struct,
    cstr,
    i64,
    load64,
    ref,
    safepoint,
    store64,
    switches,
    systemstack,
    this_worker,
    u64,
)
from bullsnake.runtime.gc import barrier
from bullsnake.runtime.os import lock
from bullsnake.runtime.sched import proc, waits
from bullsnake.runtime.sched.waits import Queue
from bullsnake.runtime.stack.worker import Cell, G

CLOSED: Final = u64(0)
DONE: Final = u64(1)
DATA: Final = u64(16)


class Chan(Struct):
    """The fields of a channel object, as the stub declares them.

    words or refs: the buffer. size: its length. head, count: what is in it. receivers, senders: queues of cells (two words each).
    what: 0 a channel; otherwise what it stands for in reports: see `reason`.
    """

    kind: u64
    words: ref
    refs: ref
    size: u64
    head: u64
    count: u64
    closed: u64
    what: u64
    first_receiver: u64
    last_receiver: u64
    first_sender: u64
    last_sender: u64


@systemstack
def receivers(chan: Chan) -> Queue:
    """The queue of those that want to receive."""
    return Queue.at(chan.address() + u64(64))


@systemstack
def senders(chan: Chan) -> Queue:
    """The queue of those that want to send."""
    return Queue.at(chan.address() + u64(80))


@systemstack
def slot(chan: Chan, index: u64) -> u64:
    """Address of a place in the buffer, counted from the oldest."""
    place = chan.head + index
    if place >= chan.size:
        place = place - chan.size
    array = chan.refs if not chan.refs.is_null() else chan.words
    return array.address() + DATA + place * u64(8)


@systemstack
def hand_over(g: G, chan: Chan, word: u64) -> None:
    """Give a goroutine a received value."""
    if chan.refs.is_null():
        g.word = word
    else:
        barrier.shade(word)
        g.word_ref = ref.at(word)


@systemstack
def put_in_buffer(chan: Chan, word: u64) -> None:
    """Store what is sent behind the newest in the buffer."""
    if not chan.refs.is_null():
        barrier.shade(word)
    store64(slot(chan, chan.count), word)


@systemstack
def sent(cell: Cell, chan: Chan) -> u64:
    """What a waiting sender sends."""
    return cell.word if chan.refs.is_null() else cell.value.address()


@systemstack
def forget(g: G) -> None:
    """Take all cells of a goroutine out of their queues."""
    cell = g.waits
    while not cell.is_null():
        after = cell.beside
        chan = Chan.at(cell.chan.address())
        waits.dequeue(senders(chan) if cell.sending != u64(0) else receivers(chan), cell)
        waits.free_cell(cell)
        cell = after
    g.waits = Cell.null()


@systemstack
def forget_address(g: u64) -> None:
    """As forget, for callers below."""
    forget(G.at(g))


@systemstack
def finish(cell: Cell, outcome: u64) -> None:
    """End the wait that a cell stands for."""
    g = cell.g
    g.outcome = cell.number
    forget(g)
    waits.wake(g, outcome)


@systemstack
def wait(g: G, chan: Chan, sending: u64, word: u64, number: u64) -> None:
    """Leave a cell in a channel's queue."""
    cell = waits.new_cell(g)
    cell.chan = ref.at(chan.address())
    cell.sending = sending
    cell.number = number
    if sending != u64(0):
        if chan.refs.is_null():
            cell.word = word
        else:
            barrier.shade(word)
            cell.value = ref.at(word)
        waits.enqueue(senders(chan), cell)
    else:
        waits.enqueue(receivers(chan), cell)


# --- the two halves, tried without waiting ------------------------------------------------------------------------------------


@systemstack
def can_send(chan: Chan) -> bool:
    """Whether a send would not wait."""
    return chan.closed != u64(0) or chan.first_receiver != u64(0) or chan.count < chan.size


@systemstack
def can_receive(chan: Chan) -> bool:
    """Whether a receive would not wait."""
    return chan.closed != u64(0) or chan.first_sender != u64(0) or chan.count != u64(0)


@systemstack
def send_now(chan: Chan, word: u64) -> u64:
    """Send; `can_send` holds. DONE or CLOSED."""
    if chan.closed != u64(0):
        return CLOSED
    if chan.first_receiver != u64(0):
        cell = Cell.at(chan.first_receiver)
        hand_over(cell.g, chan, word)
        finish(cell, DONE)
        return DONE
    put_in_buffer(chan, word)
    chan.count = chan.count + u64(1)
    return DONE


@systemstack
def receive_now(g: G, chan: Chan) -> u64:
    """Receive; `can_receive` holds. DONE with the value in g, or CLOSED."""
    if chan.count != u64(0):
        at = slot(chan, u64(0))
        hand_over(g, chan, load64(at))
        store64(at, u64(0))
        chan.head = chan.head + u64(1) if chan.head + u64(1) < chan.size else u64(0)
        chan.count = chan.count - u64(1)
        if chan.first_sender != u64(0):
            cell = Cell.at(chan.first_sender)
            put_in_buffer(chan, sent(cell, chan))
            chan.count = chan.count + u64(1)
            finish(cell, DONE)
        return DONE
    if chan.first_sender != u64(0):
        cell = Cell.at(chan.first_sender)
        hand_over(g, chan, sent(cell, chan))
        finish(cell, DONE)
        return DONE
    return CLOSED


@systemstack
def reason(chan: Chan, usual: u64) -> u64:
    """What is said of a goroutine that waits."""
    if chan.what == u64(1):
        return cstr("mutex lock")
    if chan.what == u64(2):
        return cstr("waitgroup wait")
    if chan.what == u64(3):
        return cstr("rwmutex lock")
    if chan.what == u64(4):
        return cstr("rwmutex rlock")
    if chan.what == u64(5):
        return cstr("thread join")
    if chan.what == u64(6):
        return cstr("lock acquire")
    if chan.what == u64(7):
        return cstr("condition wait")
    if chan.what == u64(8):
        return cstr("semaphore acquire")
    if chan.what == u64(9):
        return cstr("event wait")
    if chan.what == u64(10):
        return cstr("queue get")
    if chan.what == u64(11):
        return cstr("queue put")
    if chan.what == u64(12):
        return cstr("queue join")
    return usual


# --- what the library calls. The answer of those that may wait is DONE, CLOSED, INTERRUPTED or TIMEOUT ----------------------------


@systemstack
@safepoint
@switches
def chan_send(channel: ref, word: i64) -> i64:
    """Send a word, or the reference whose address it is."""
    chan = Chan.at(channel.address())
    lock.acquire(waits.guarded.address())
    if can_send(chan):
        outcome = send_now(chan, u64(word))
        lock.unlock(waits.guarded.address())
        return i64(outcome)
    g = this_worker().g
    wait(g, chan, u64(1), u64(word), u64(0))
    proc.park(g, reason(chan, cstr("chan send")))
    return i64(0)


@systemstack
@safepoint
@switches
def chan_receive(channel: ref) -> i64:
    """Receive; the value is then asked for by chan_taken."""
    chan = Chan.at(channel.address())
    lock.acquire(waits.guarded.address())
    g = this_worker().g
    if can_receive(chan):
        outcome = receive_now(g, chan)
        lock.unlock(waits.guarded.address())
        return i64(outcome)
    wait(g, chan, u64(0), u64(0), u64(0))
    proc.park(g, reason(chan, cstr("chan receive")))
    return i64(0)


@systemstack
def chan_taken() -> i64:
    """The word that the current goroutine has received, or the address of the reference. The caller makes it one at once."""
    g = this_worker().g
    if g.word_ref.is_null():
        word = g.word
        g.word = u64(0)
        return i64(word)
    value = g.word_ref.address()
    g.word_ref = ref.at(u64(0))
    return i64(value)


@systemstack
def chan_try_send(channel: ref, word: i64) -> i64:
    """Send if that is possible without waiting: DONE, CLOSED, or -1."""
    chan = Chan.at(channel.address())
    lock.acquire(waits.guarded.address())
    outcome = i64(-1)
    if can_send(chan):
        outcome = i64(send_now(chan, u64(word)))
    lock.unlock(waits.guarded.address())
    return outcome


@systemstack
def chan_try_receive(channel: ref) -> i64:
    """Receive if that is possible without waiting: DONE, CLOSED, or -1."""
    chan = Chan.at(channel.address())
    lock.acquire(waits.guarded.address())
    outcome = i64(-1)
    if can_receive(chan):
        outcome = i64(receive_now(this_worker().g, chan))
    lock.unlock(waits.guarded.address())
    return outcome


@systemstack
def chan_close(channel: ref) -> i64:
    """Close: everybody who waits is woken. DONE, or CLOSED if it was closed before."""
    chan = Chan.at(channel.address())
    lock.acquire(waits.guarded.address())
    outcome = CLOSED
    if chan.closed == u64(0):
        chan.closed = u64(1)
        outcome = DONE
        while chan.first_receiver != u64(0):
            finish(Cell.at(chan.first_receiver), CLOSED)
        while chan.first_sender != u64(0):
            finish(Cell.at(chan.first_sender), CLOSED)
    lock.unlock(waits.guarded.address())
    return i64(outcome)
