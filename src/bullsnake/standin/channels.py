"""Channels. A send meets a receiver that waits, or fits into the buffer, or waits itself; a receive likewise.

What a goroutine waits with is a *case*: the same for a plain `send` or `recv` as for one in a `select`. The other side fills it
in. A case of a channel that was closed meanwhile is completed too, and then says so.
"""

from __future__ import annotations

from collections import deque
from typing import Generic, TypeVar

from bullsnake.standin.scheduler import scheduler
from bullsnake.standin.waiting import Operation, Queue

T = TypeVar("T")


class Closed(Exception):
    """The channel was closed: nothing more can be received from it, or sent on it."""


class Case:
    """What `select` chooses among: made by `Chan.on_recv` and `Chan.on_send`, and used as often as one likes."""

    __slots__ = ()

    def ready(self) -> bool:
        """Whether it can be done without waiting."""
        raise NotImplementedError

    def perform(self) -> None:
        """Do it; it is ready."""
        raise NotImplementedError

    def enqueue(self, operation: Operation, index: int) -> None:
        """Let an operation wait for it."""
        raise NotImplementedError

    def check(self) -> None:
        """Raise what is to be raised by the `select` that chose it."""
        raise NotImplementedError


class RecvCase(Case, Generic[T]):
    """A receive. `value` is what was received, once `select` has chosen it."""

    __slots__ = ("_channel", "_values", "_closed")

    def __init__(self, channel: Chan[T]) -> None:
        self._channel = channel
        self._values: list[T] = []
        self._closed = False

    @property
    def value(self) -> T:
        """What was received; raises Closed if the channel was closed and empty."""
        if self._closed:
            raise Closed("receive from closed channel")
        if not self._values:
            raise RuntimeError("nothing was received: select has not chosen this case")
        return self._values[0]

    def got(self, value: T) -> None:
        self._values = [value]
        self._closed = False

    def found_closed(self) -> None:
        self._values = []
        self._closed = True

    def ready(self) -> bool:
        return self._channel.can_recv()

    def perform(self) -> None:
        self._channel.recv_into(self)

    def enqueue(self, operation: Operation, index: int) -> None:
        operation.wait_in(self._channel.receivers, index, self)

    def check(self) -> None:
        pass


class SendCase(Case, Generic[T]):
    """A send of a value that is given beforehand."""

    __slots__ = ("_channel", "_value", "_closed")

    def __init__(self, channel: Chan[T], value: T) -> None:
        self._channel = channel
        self._value = value
        self._closed = False

    def take(self) -> T:
        return self._value

    def found_closed(self) -> None:
        self._closed = True

    def ready(self) -> bool:
        return self._channel.can_send()

    def perform(self) -> None:
        self._channel.send_now(self._value)

    def enqueue(self, operation: Operation, index: int) -> None:
        operation.wait_in(self._channel.senders, index, self)

    def check(self) -> None:
        if self._closed:
            raise Closed("send on closed channel")


class Chan(Generic[T]):
    """A channel of values of one type: `Chan[int]()` hands over directly, `Chan[int](3)` holds up to three values."""

    def __init__(self, size: int = 0) -> None:
        if size < 0:
            raise ValueError("negative size of a channel")
        self._size = size
        self._buffer: deque[T] = deque()
        self._closed = False
        self.senders: Queue[SendCase[T]] = Queue()
        self.receivers: Queue[RecvCase[T]] = Queue()

    def send(self, value: T, /) -> None:
        """Hand a value over; waits until there is a receiver, or room. Raises Closed on a closed channel."""
        scheduler.may_switch()
        if self.can_send():
            self.send_now(value)
            return
        case = SendCase(self, value)
        self._wait_for(case, "chan send")
        case.check()

    def recv(self) -> T:
        """The next value; waits until there is one. Raises Closed when the channel is closed and empty."""
        scheduler.may_switch()
        case = RecvCase(self)
        if self.can_recv():
            self.recv_into(case)
        else:
            self._wait_for(case, "chan receive")
        return case.value

    def close(self) -> None:
        """No more will be sent. What is in the buffer can still be received; senders that wait get Closed."""
        scheduler.may_switch()
        if self._closed:
            raise Closed("close of closed channel")
        self._closed = True
        while (receiver := self.receivers.take()) is not None:
            receiver.found_closed()
        while (sender := self.senders.take()) is not None:
            sender.found_closed()

    def on_recv(self) -> RecvCase[T]:
        """A receive for `select`."""
        return RecvCase(self)

    def on_send(self, value: T, /) -> SendCase[T]:
        """A send for `select`."""
        return SendCase(self, value)

    def __len__(self) -> int:
        """How many values are in the buffer."""
        return len(self._buffer)

    def __iter__(self) -> Chan[T]:
        """Receives until the channel is closed and empty."""
        return self

    def __next__(self) -> T:
        scheduler.may_switch()
        case = RecvCase(self)
        if self.can_recv():
            self.recv_into(case)
        else:
            self._wait_for(case, "chan receive")
        try:
            return case.value
        except Closed:
            raise StopIteration from None

    # --- for cases --------------------------------------------------------------------------------------------------

    def can_send(self) -> bool:
        return self._closed or bool(self.receivers) or len(self._buffer) < self._size

    def send_now(self, value: T) -> None:
        if self._closed:
            raise Closed("send on closed channel")
        receiver = self.receivers.take()
        if receiver is not None:
            receiver.got(value)
        else:
            self._buffer.append(value)

    def can_recv(self) -> bool:
        return self._closed or bool(self._buffer) or bool(self.senders)

    def recv_into(self, case: RecvCase[T]) -> None:
        if self._buffer:
            case.got(self._buffer.popleft())
            sender = self.senders.take()
            if sender is not None:
                self._buffer.append(sender.take())
        elif (sender := self.senders.take()) is not None:
            case.got(sender.take())
        else:
            case.found_closed()

    def _wait_for(self, case: Case, waits_for: str) -> None:
        operation = Operation(scheduler.current)
        case.enqueue(operation, 0)
        operation.wait(waits_for)
