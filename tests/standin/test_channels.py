"""Channels: hand-over, buffers, closing, order of service."""

from __future__ import annotations

import pytest

from bullsnake import Chan, Closed, go, yield_now


def send_all(channel: Chan[int], values: list[int]) -> None:
    for value in values:
        channel.send(value)
    channel.close()


def test_an_unbuffered_send_waits_for_its_receiver() -> None:
    channel, log = Chan[int](), list[str]()

    def sender() -> None:
        log.append("before")
        channel.send(1)
        log.append("after")

    go(sender)
    yield_now()
    assert log == ["before"]
    assert channel.recv() == 1
    yield_now()
    assert log == ["before", "after"]


def test_a_buffer_takes_as_many_as_its_size() -> None:
    channel, sent = Chan[int](2), list[int]()

    def sender() -> None:
        for value in range(4):
            channel.send(value)
            sent.append(value)

    go(sender)
    yield_now()
    assert (sent, len(channel)) == ([0, 1], 2)
    assert [channel.recv() for _ in range(4)] == [0, 1, 2, 3]
    assert len(channel) == 0


def test_len_of_an_unbuffered_channel_is_zero_even_with_a_sender() -> None:
    channel = Chan[int]()
    go(channel.send, 5)
    yield_now()
    assert len(channel) == 0
    assert channel.recv() == 5


def test_iteration_ends_at_close() -> None:
    channel = Chan[int](2)
    go(send_all, channel, [1, 2, 3, 4, 5])
    assert list(channel) == [1, 2, 3, 4, 5]
    assert list(channel) == []


def test_values_inside_are_received_after_close() -> None:
    channel = Chan[str](3)
    channel.send("a")
    channel.send("b")
    channel.close()
    assert (channel.recv(), channel.recv()) == ("a", "b")
    with pytest.raises(Closed, match="^receive from closed channel$"):
        channel.recv()


def test_send_on_a_closed_channel() -> None:
    for size in (0, 1):
        channel = Chan[int](size)
        channel.close()
        with pytest.raises(Closed, match="^send on closed channel$"):
            channel.send(1)


def test_close_twice() -> None:
    channel = Chan[int]()
    channel.close()
    with pytest.raises(Closed, match="^close of closed channel$"):
        channel.close()


def test_negative_size() -> None:
    with pytest.raises(ValueError, match="^negative size of a channel$"):
        Chan[int](-1)


def test_close_wakes_all_that_wait() -> None:
    channel, ended = Chan[int](), list[str]()

    def attempt(name: str, sending: bool) -> None:
        try:
            if sending:
                channel.send(1)
            else:
                channel.recv()
        except Closed as error:
            ended.append(f"{name}: {error}")

    go(attempt, "a", False)
    go(attempt, "b", False)
    yield_now()
    channel.close()
    yield_now()
    assert ended == ["a: receive from closed channel", "b: receive from closed channel"]


def test_close_wakes_senders_with_an_error() -> None:
    channel, ended = Chan[int](1), list[str]()
    channel.send(0)

    def sender() -> None:
        try:
            channel.send(1)
        except Closed as error:
            ended.append(str(error))

    go(sender)
    yield_now()
    channel.close()
    yield_now()
    assert ended == ["send on closed channel"]
    assert list(channel) == [0]


def test_who_waits_longest_is_served_first() -> None:
    channel, got = Chan[int](), list[tuple[str, int]]()
    for name in ("a", "b", "c"):
        go(lambda name: got.append((name, channel.recv())), name)
    yield_now()
    for value in range(3):
        channel.send(value)
    yield_now()
    assert got == [("a", 0), ("b", 1), ("c", 2)]


def test_senders_that_wait_are_received_in_order() -> None:
    channel = Chan[int](1)
    for value in range(5):
        go(channel.send, value)
    yield_now()
    assert [channel.recv() for _ in range(5)] == [0, 1, 2, 3, 4]


def test_none_and_channels_are_values() -> None:
    replies: Chan[Chan[None]] = Chan(1)
    reply: Chan[None] = Chan(1)
    replies.send(reply)
    replies.recv().send(None)
    assert reply.recv() is None
    assert Chan[int]() != Chan[int]()
