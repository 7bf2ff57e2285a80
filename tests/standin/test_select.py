"""Select: what is ready, what is chosen, timeouts, closed channels, cases that are used again."""

from __future__ import annotations

import time

import pytest

from bullsnake import Case, Chan, Closed, go, select, yield_now


def test_the_ready_case_is_chosen() -> None:
    a, b = Chan[int](1), Chan[str](1)
    b.send("x")
    on_a, on_b = a.on_recv(), b.on_recv()
    assert select(on_a, on_b) == 1
    assert on_b.value == "x"


def test_a_send_can_be_chosen() -> None:
    full, free = Chan[int](1), Chan[int](1)
    full.send(0)
    assert select(full.on_send(1), free.on_send(2)) == 1
    assert (full.recv(), free.recv()) == (0, 2)


def test_it_waits_for_either_side() -> None:
    numbers, requests = Chan[int](), Chan[int]()

    def other() -> None:
        numbers.send(7)
        assert requests.recv() == 9

    go(other)
    received, sent = numbers.on_recv(), requests.on_send(9)
    assert select(received, sent) == 0
    assert received.value == 7
    assert select(received, sent) == 1


def test_default_when_nothing_is_ready() -> None:
    channel = Chan[int]()
    assert select(channel.on_recv(), default=True) == -1
    assert select(channel.on_send(1), default=True) == -1
    assert select(default=True) == -1
    go(channel.send, 3)
    yield_now()
    received = channel.on_recv()
    assert select(received, default=True) == 0
    assert received.value == 3


def test_polling_lets_others_run() -> None:
    channel = Chan[int]()
    go(channel.send, 1)
    rounds = 0
    while select(channel.on_recv(), default=True) == -1:
        rounds += 1
    assert rounds == 1


def test_timeouts() -> None:
    channel = Chan[int]()
    start = time.monotonic()
    assert select(channel.on_recv(), channel.on_send(1), timeout=0.02) == -1
    assert 0.02 <= time.monotonic() - start < 1
    assert select(channel.on_recv(), timeout=0) == -1
    assert select(channel.on_recv(), timeout=-1.0) == -1
    assert select(timeout=0.001) == -1


def test_a_timeout_leaves_no_trace() -> None:
    channel = Chan[int]()
    assert select(channel.on_recv(), timeout=0.001) == -1
    assert select(channel.on_send(1), default=True) == -1, "the receiver that gave up must not be served"


def test_what_was_chosen_cancels_the_timeout() -> None:
    channel = Chan[int]()
    go(channel.send, 1)
    assert select(channel.on_recv(), timeout=0.01) == 0
    start = time.monotonic()
    assert select(timeout=0.03) == -1
    assert time.monotonic() - start >= 0.03, "the first timeout must not end the second wait"


def test_a_closed_channel_is_ready() -> None:
    channel, never = Chan[int](1), Chan[int]()
    channel.send(1)
    channel.close()
    received = channel.on_recv()
    assert select(never.on_recv(), received) == 1
    assert received.value == 1
    assert select(never.on_recv(), received) == 1
    with pytest.raises(Closed, match="^receive from closed channel$"):
        print(received.value)


def test_a_send_on_a_closed_channel_raises() -> None:
    channel = Chan[int]()
    channel.close()
    with pytest.raises(Closed, match="^send on closed channel$"):
        select(channel.on_send(1))


def test_closing_wakes_a_select() -> None:
    data, quit = Chan[int](), Chan[bool]()
    go(quit.close)
    assert select(data.on_recv(), quit.on_recv()) == 1
    other = Chan[int]()
    go(other.close)
    with pytest.raises(Closed, match="^send on closed channel$"):
        select(data.on_recv(), other.on_send(1))


def test_a_value_before_any_select() -> None:
    with pytest.raises(RuntimeError, match="select has not chosen this case"):
        print(Chan[int](1).on_recv().value)


def test_cases_are_used_again() -> None:
    channel = Chan[int](3)
    sent, received = channel.on_send(5), channel.on_recv()
    for _ in range(3):
        assert select(sent) == 0
    assert len(channel) == 3
    for _ in range(3):
        assert select(received) == 0
        assert received.value == 5


def test_a_list_of_cases() -> None:
    channels = [Chan[int](1) for _ in range(5)]
    channels[3].send(33)
    cases: list[Case] = [channel.on_recv() for channel in channels]
    assert select(*cases) == 3


def test_no_ready_case_starves() -> None:
    a, b, c = Chan[int](), Chan[int](), Chan[int]()
    for channel in (a, b, c):
        channel.close()
    counts = [0, 0, 0]
    for _ in range(300):
        counts[select(a.on_recv(), b.on_recv(), c.on_recv())] += 1
    assert min(counts) > 60


def test_both_directions_of_one_channel() -> None:
    channel, got = Chan[int](), list[int]()

    def peer(number: int) -> None:
        received = channel.on_recv()
        if select(received, channel.on_send(number)) == 0:
            got.append(received.value)

    go(peer, 1)
    go(peer, 2)
    yield_now()
    yield_now()
    assert got in ([1], [2])
