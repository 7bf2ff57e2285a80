"""Who runs when: the queue, sleeping, timers, many goroutines."""

from __future__ import annotations

import threading
import time

import pytest

from bullsnake import Chan, WaitGroup, after, go, select, sleep, yield_now


def test_a_goroutine_runs_until_it_lets_others_run() -> None:
    log: list[str] = []

    def run(name: str) -> None:
        for step in range(3):
            log.append(f"{name}{step}")
            yield_now()

    go(run, "a")
    go(run, "b")
    assert log == []
    for _ in range(4):
        yield_now()
    assert log == ["a0", "b0", "a1", "b1", "a2", "b2"]


def test_go_passes_all_arguments_and_drops_the_result() -> None:
    got: list[tuple[int, str]] = []

    def take(number: int, text: str = "default") -> str:
        got.append((number, text))
        return text

    go(take, 1)
    go(take, 2, "two")
    go(take, 3, text="three")
    go(got.append, (4, "four"))
    yield_now()
    assert got == [(1, "default"), (2, "two"), (3, "three"), (4, "four")]


def test_go_wants_something_that_can_be_called() -> None:
    with pytest.raises(TypeError, match="^'int' object is not callable$"):
        go(3)  # type: ignore[arg-type]


def test_sleepers_wake_in_the_order_of_their_deadlines() -> None:
    group, woken = WaitGroup(), list[int]()

    def sleeper(hundredths: int) -> None:
        sleep(hundredths / 100)
        woken.append(hundredths)
        group.done()

    for hundredths in (6, 2, 4):
        group.add()
        go(sleeper, hundredths)
    start = time.monotonic()
    group.wait()
    assert woken == [2, 4, 6]
    assert 0.06 <= time.monotonic() - start < 1


def test_sleeping_blocks_nobody_else() -> None:
    ticks: list[int] = []

    def tick() -> None:
        for number in range(50):
            ticks.append(number)
            yield_now()

    go(tick)
    sleep(0.02)
    assert ticks == list(range(50))


def test_timers_fire_though_others_are_always_ready() -> None:
    fired: list[bool] = []

    def sleeper() -> None:
        sleep(0.01)
        fired.append(True)

    go(sleeper)
    start = time.monotonic()
    while not fired and time.monotonic() - start < 5:
        yield_now()
    assert fired


def test_no_time_at_all_is_a_yield() -> None:
    log: list[str] = []
    go(log.append, "other")
    sleep(0)
    assert log == ["other"]
    go(log.append, "another")
    sleep(-1)
    assert log == ["other", "another"]


def test_after() -> None:
    start = time.monotonic()
    late, early = after(0.04), after(0.01)
    assert select(late.on_recv(), early.on_recv()) == 1
    fired = late.recv()
    assert 0.04 <= fired - start < 1
    assert select(late.on_recv(), default=True) == -1


def test_a_ring_of_ten_thousand() -> None:
    def pass_on(left: Chan[int], right: Chan[int]) -> None:
        right.send(left.recv() + 1)

    first = Chan[int]()
    channel = first
    for _ in range(10_000):
        following = Chan[int]()
        go(pass_on, channel, following)
        channel = following
    first.send(0)
    assert channel.recv() == 10_000


def test_short_goroutines_do_not_pile_up_threads() -> None:
    group = WaitGroup()
    for _ in range(20_000):
        group.add()
        go(group.done)
    group.wait()


def test_recursion_in_goroutines() -> None:
    def depth(n: int) -> int:
        return 0 if n == 0 else 1 + depth(n - 1)

    def keyed(n: int) -> int:
        return 0 if n == 0 else 1 + max([n - 1], key=lambda m: 0) * 0 + max(map(keyed, [n - 1]))

    results = Chan[int](20)
    for _ in range(10):
        go(lambda: results.send(depth(900)))
        go(lambda: results.send(keyed(300)))
    assert sorted(results.recv() for _ in range(20)) == [300] * 10 + [900] * 10


def test_threads_that_are_no_goroutines_are_refused() -> None:
    found: list[str] = []

    def foreign() -> None:
        try:
            go(print)
        except RuntimeError as error:
            found.append(str(error))

    thread = threading.Thread(target=foreign)
    thread.start()
    thread.join()
    assert found == ["under CPython goroutines and threads do not mix: this thread is not a goroutine"]
