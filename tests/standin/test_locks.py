"""Mutexes, reader-writer locks, wait groups, once."""

from __future__ import annotations

import pytest

from bullsnake import Mutex, Once, RWMutex, WaitGroup, go, yield_now


def test_a_mutex_excludes() -> None:
    mutex, group, inside, most = Mutex(), WaitGroup(), 0, 0

    def enter() -> None:
        nonlocal inside, most
        with mutex:
            inside += 1
            most = max(most, inside)
            yield_now()
            inside -= 1
        group.done()

    for _ in range(10):
        group.add()
        go(enter)
    group.wait()
    assert most == 1


def test_a_mutex_goes_to_who_waits_longest() -> None:
    mutex, order = Mutex(), list[int]()

    def enter(number: int) -> None:
        mutex.lock()
        order.append(number)
        mutex.unlock()

    mutex.lock()
    for number in range(4):
        go(enter, number)
    yield_now()
    mutex.unlock()
    assert not mutex.try_lock(), "it was handed over already"
    for _ in range(4):
        yield_now()
    assert order == [0, 1, 2, 3]


def test_try_lock() -> None:
    mutex = Mutex()
    assert mutex.try_lock()
    assert not mutex.try_lock()
    mutex.unlock()
    assert mutex.try_lock()


def test_unlock_of_an_unlocked_mutex() -> None:
    with pytest.raises(RuntimeError, match="^unlock of unlocked mutex$"):
        Mutex().unlock()


def test_with_unlocks_after_an_exception() -> None:
    mutex = Mutex()
    with pytest.raises(KeyError), mutex:
        raise KeyError("x")
    assert mutex.try_lock()


def test_another_goroutine_may_unlock() -> None:
    mutex = Mutex()
    mutex.lock()
    go(mutex.unlock)
    mutex.lock()


def test_readers_share_and_a_writer_does_not() -> None:
    lock, log = RWMutex(), list[str]()

    def reader(name: str) -> None:
        with lock.reading():
            log.append(f"{name} in")
            yield_now()
            log.append(f"{name} out")

    def writer() -> None:
        with lock.writing():
            log.append("writer in")
            yield_now()
            log.append("writer out")

    go(reader, "a")
    go(reader, "b")
    go(writer)
    go(reader, "c")
    for _ in range(8):
        yield_now()
    assert log == ["a in", "b in", "a out", "b out", "writer in", "writer out", "c in", "c out"]


def test_readers_are_let_in_after_a_writer() -> None:
    lock, log = RWMutex(), list[str]()

    def writer(name: str) -> None:
        lock.lock()
        log.append(name)
        lock.unlock()

    def reader(name: str) -> None:
        lock.rlock()
        log.append(name)
        lock.runlock()

    lock.lock()
    go(writer, "w")
    go(reader, "r1")
    go(reader, "r2")
    yield_now()
    lock.unlock()
    for _ in range(4):
        yield_now()
    assert log == ["r1", "r2", "w"]


def test_errors_of_a_reader_writer_lock() -> None:
    lock = RWMutex()
    with pytest.raises(RuntimeError, match="^unlock of unlocked rwmutex$"):
        lock.unlock()
    with pytest.raises(RuntimeError, match="^runlock of unlocked rwmutex$"):
        lock.runlock()
    lock.rlock()
    with pytest.raises(RuntimeError, match="^unlock of unlocked rwmutex$"):
        lock.unlock()


def test_a_wait_group_waits_for_all() -> None:
    group, finished = WaitGroup(), list[int]()

    def work(number: int) -> None:
        for _ in range(number):
            yield_now()
        finished.append(number)
        group.done()

    group.wait()
    group.add(3)
    for number in (3, 1, 2):
        go(work, number)
    group.wait()
    assert finished == [1, 2, 3]


def test_several_wait_for_one_group() -> None:
    group, woken = WaitGroup(), list[int]()

    def waiter(number: int) -> None:
        group.wait()
        woken.append(number)

    group.add()
    go(waiter, 1)
    go(waiter, 2)
    yield_now()
    assert woken == []
    group.done()
    yield_now()
    assert woken == [1, 2]


def test_a_negative_counter() -> None:
    group = WaitGroup()
    with pytest.raises(ValueError, match="^negative WaitGroup counter$"):
        group.done()
    group.add(2)
    with pytest.raises(ValueError, match="^negative WaitGroup counter$"):
        group.add(-3)
    group.add(-2)
    group.wait()


def test_once() -> None:
    once, calls = Once(), list[int]()
    for number in range(3):
        once.do(lambda number=number: calls.append(number))  # type: ignore[misc]
    assert calls == [0]


def test_once_is_done_before_anybody_goes_on() -> None:
    once, log = Once(), list[str]()

    def slow() -> None:
        log.append("begin")
        yield_now()
        yield_now()
        log.append("end")

    def user(name: str) -> None:
        once.do(slow)
        log.append(name)

    for name in ("a", "b"):
        go(user, name)
    for _ in range(6):
        yield_now()
    assert log == ["begin", "end", "a", "b"]


def test_once_that_fails_is_done() -> None:
    once, calls = Once(), list[str]()

    def fail() -> None:
        raise KeyError("x")

    with pytest.raises(KeyError):
        once.do(fail)
    once.do(lambda: calls.append("again"))
    assert calls == []
