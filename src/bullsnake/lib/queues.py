"""Queues between threads. An item goes straight to whoever waits for one; so a queue that has items has nobody who waits for them.

Under `_guard`:
- `_items` is a ring of `_room` places for the first come first served (`_order` FIRST); for the others a stack or a heap from place 0.
- `_getters` are channels, one for each thread that waits in `get`. Whoever puts takes the first out and sends it the item.
- `_putters` are those that wait for room, and `_offered` what each wants to put. Whoever gets takes the first out, puts for it,
  and gives it a token.
- One whose time is over, or that Ctrl-C interrupts, looks whether it is still in its list: if not, the deed is done.

The heap is CPython's `heapq`, step by step: items that compare equal come out in the same order.
"""

from __future__ import annotations

from queue import Empty, Full, LifoQueue, PriorityQueue, Queue, SimpleQueue
from typing import TypeVar

from _prim import (
    aget,
    array_new,
    aset,
    chan_taken,
    chan_try_receive,
    chan_try_send,
    from_word,
    implements,
    new_object,
    none_of,
    sched_yield_now,
    to_word,
    type_lt,
)
from bslib.channels import chan_new
from bslib.locks import mutex_lock, mutex_new, mutex_unlock
from bslib.raising import raise_keyboard_interrupt
from bslib.waiting import DONE, FOREVER, INTERRUPTED, await_token, give_token, nanoseconds, place_of, receive_within, token_channel

from bullsnake import Chan

T = TypeVar("T")

FIRST = 0
LAST = 1
LEAST = 2
GET = 10
PUT = 11
JOIN = 12
ROOM = 8


@implements("queue.Queue.__new__")
def queue_new(maxsize: int = 0) -> Queue[T]:  # type: ignore[type-var]
    made: Queue[T] = new_object()
    prepare(made, maxsize, FIRST)
    return made


@implements("queue.LifoQueue.__new__")
def lifo_new(maxsize: int = 0) -> LifoQueue[T]:  # type: ignore[type-var]
    made: LifoQueue[T] = new_object()
    prepare(made, maxsize, LAST)
    return made


@implements("queue.PriorityQueue.__new__")
def priority_new(maxsize: int = 0) -> PriorityQueue[T]:  # type: ignore[type-var]
    made: PriorityQueue[T] = new_object()
    prepare(made, maxsize, LEAST)
    return made


def prepare(self: Queue[T], maxsize: int, order: int) -> None:
    self.maxsize = maxsize
    self._order = order
    self._guard = mutex_new()
    self._items = array_new(ROOM)
    self._room = ROOM
    self._getters = []
    self._putters = []
    self._offered = []
    self._joiners = []


# --- the items ----------------------------------------------------------------------------------------------------------------


def grow(self: Queue[T]) -> None:
    """Twice the places; the ring begins at the first again."""
    old, room = self._items, self._room
    self._items = array_new(2 * room)
    for i in range(room):
        aset(self._items, i, aget(old, (self._head + i) % room))
    self._head = 0
    self._room = 2 * room


def put_in(self: Queue[T], item: T) -> None:
    if self._count == self._room:
        grow(self)
    if self._order == FIRST:
        aset(self._items, (self._head + self._count) % self._room, item)
        self._count += 1
        return
    aset(self._items, self._count, item)
    self._count += 1
    if self._order == LEAST:
        rise(self, 0, self._count - 1)


def take_out(self: Queue[T]) -> T:
    """The next one; there is one."""
    gone: T = none_of()
    if self._order == FIRST:
        item = aget(self._items, self._head)
        aset(self._items, self._head, gone)
        self._head = (self._head + 1) % self._room
        self._count -= 1
        return item
    self._count -= 1
    last = aget(self._items, self._count)
    aset(self._items, self._count, gone)
    if self._order == LAST or self._count == 0:
        return last
    least = aget(self._items, 0)
    aset(self._items, 0, last)
    sink(self)
    return least


def rise(self: Queue[T], top: int, place: int) -> None:
    """heapq._siftdown."""
    items = self._items
    item = aget(items, place)
    while place > top:
        above = (place - 1) >> 1
        if not type_lt(item, aget(items, above)):
            break
        aset(items, place, aget(items, above))
        place = above
    aset(items, place, item)


def sink(self: Queue[T]) -> None:
    """heapq._siftup from the top: to a leaf, then up again."""
    items, end = self._items, self._count
    item = aget(items, 0)
    place = 0
    child = 1
    while child < end:
        if child + 1 < end and not type_lt(aget(items, child), aget(items, child + 1)):
            child += 1
        aset(items, place, aget(items, child))
        place = child
        child = 2 * place + 1
    aset(items, place, item)
    rise(self, 0, place)


# --- put and get --------------------------------------------------------------------------------------------------------------


def time_of(block: bool, timeout: float | None) -> int:
    """For how many nanoseconds put and get may wait."""
    if not block:
        return 0
    if timeout is not None and timeout < 0.0:
        raise ValueError("'timeout' must be a non-negative number")
    return nanoseconds(timeout)


@implements("queue.Queue.put")
def queue_put(self: Queue[T], item: T, block: bool = True, timeout: float | None = None) -> None:
    if not put_within(self, item, time_of(block, timeout)):
        raise Full


@implements("queue.Queue.put_nowait")
def queue_put_nowait(self: Queue[T], item: T) -> None:
    if not put_within(self, item, 0):
        raise Full


def put_within(self: Queue[T], item: T, ns: int) -> bool:
    """Whether there was room in time."""
    mutex_lock(self._guard)
    if self.maxsize <= 0 or self._count < self.maxsize:
        try:
            enter(self, item)
        finally:
            mutex_unlock(self._guard)
        return True
    if ns == 0:
        mutex_unlock(self._guard)
        sched_yield_now()
        return False
    place = token_channel(PUT)
    self._putters.append(place)
    self._offered.append(item)
    mutex_unlock(self._guard)
    outcome = receive_within(place, ns)
    if outcome == DONE:
        chan_taken()
        return True
    mutex_lock(self._guard)
    at = place_of(place, self._putters)
    if at >= 0:
        self._putters.pop(at)
        self._offered.pop(at)
    mutex_unlock(self._guard)
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    return at < 0


def enter(self: Queue[T], item: T) -> None:
    """An item for which there is room."""
    if len(self._getters) > 0:
        chan_try_send(self._getters.pop(0), to_word(item))
    else:
        put_in(self, item)
    self.unfinished_tasks += 1


@implements("queue.Queue.get")
def queue_get(self: Queue[T], block: bool = True, timeout: float | None = None) -> T:
    ns = time_of(block, timeout)
    mutex_lock(self._guard)
    if self._count > 0:
        try:
            return next_item(self)
        finally:
            mutex_unlock(self._guard)
    if ns == 0:
        mutex_unlock(self._guard)
        sched_yield_now()
        raise Empty
    place: Chan[T] = chan_new(1)
    place._what = GET
    self._getters.append(place)
    mutex_unlock(self._guard)
    outcome = receive_within(place, ns)
    if outcome != DONE:
        too_late(self, place, outcome)
    taken: T = from_word(chan_taken())
    return taken


@implements("queue.Queue.get_nowait")
def queue_get_nowait(self: Queue[T]) -> T:
    return queue_get(self, False)


def next_item(self: Queue[T]) -> T:
    """Take one out, and let one in who waits for room."""
    item = take_out(self)
    if len(self._putters) > 0:
        enter(self, self._offered.pop(0))
        give_token(self._putters.pop(0))
    return item


def too_late(self: Queue[T], place: Chan[T], outcome: int) -> None:
    """The time is over, or Ctrl-C came. Returns if there is an item all the same, for chan_taken."""
    mutex_lock(self._guard)
    at = place_of(place, self._getters)
    if at >= 0:
        self._getters.pop(at)
    mutex_unlock(self._guard)
    if at < 0:
        chan_try_receive(place)
        if outcome == INTERRUPTED:
            taken: T = from_word(chan_taken())
            give_back(self, taken)
    if outcome == INTERRUPTED:
        raise_keyboard_interrupt()
    if at >= 0:
        raise Empty


def give_back(self: Queue[T], item: T) -> None:
    """An item that came to one who does not want it any more."""
    mutex_lock(self._guard)
    try:
        enter(self, item)
        self.unfinished_tasks -= 1
    finally:
        mutex_unlock(self._guard)


# --- what is in it, and what is done ------------------------------------------------------------------------------------------


@implements("queue.Queue.qsize")
def queue_qsize(self: Queue[T]) -> int:
    return self._count


@implements("queue.Queue.empty")
def queue_empty(self: Queue[T]) -> bool:
    return self._count == 0


@implements("queue.Queue.full")
def queue_full(self: Queue[T]) -> bool:
    return 0 < self.maxsize <= self._count


@implements("queue.Queue.task_done")
def queue_task_done(self: Queue[T]) -> None:
    mutex_lock(self._guard)
    if self.unfinished_tasks <= 0:
        mutex_unlock(self._guard)
        raise ValueError("task_done() called too many times")
    self.unfinished_tasks -= 1
    if self.unfinished_tasks == 0:
        for joiner in self._joiners:
            give_token(joiner)
        self._joiners = []
    mutex_unlock(self._guard)


@implements("queue.Queue.join")
def queue_join(self: Queue[T]) -> None:
    mutex_lock(self._guard)
    if self.unfinished_tasks == 0:
        mutex_unlock(self._guard)
        return
    place = token_channel(JOIN)
    self._joiners.append(place)
    mutex_unlock(self._guard)
    await_token(place)


# --- SimpleQueue --------------------------------------------------------------------------------------------------------------


@implements("_queue.SimpleQueue.__new__")
def simple_new() -> SimpleQueue[T]:  # type: ignore[type-var]
    made: SimpleQueue[T] = new_object()
    made._inner = queue_new()
    return made


@implements("_queue.SimpleQueue.put")
def simple_put(self: SimpleQueue[T], item: T, block: bool = True, timeout: float | None = None) -> None:
    put_within(self._inner, item, FOREVER)


@implements("_queue.SimpleQueue.put_nowait")
def simple_put_nowait(self: SimpleQueue[T], item: T) -> None:
    put_within(self._inner, item, FOREVER)


@implements("_queue.SimpleQueue.get")
def simple_get(self: SimpleQueue[T], block: bool = True, timeout: float | None = None) -> T:
    return queue_get(self._inner, block, timeout)


@implements("_queue.SimpleQueue.get_nowait")
def simple_get_nowait(self: SimpleQueue[T]) -> T:
    return queue_get(self._inner, False)


@implements("_queue.SimpleQueue.qsize")
def simple_qsize(self: SimpleQueue[T]) -> int:
    return self._inner._count


@implements("_queue.SimpleQueue.empty")
def simple_empty(self: SimpleQueue[T]) -> bool:
    return self._inner._count == 0
