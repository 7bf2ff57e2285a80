"""What checkers accept: every name of the API, each as programs use it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bullsnake import Case, Chan, Closed, Mutex, Once, RWMutex, WaitGroup, after, go, select, sleep, yield_now


@dataclass
class Job:
    name: str
    size: float = 1.0


class Counter:
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.count = 0

    def bump(self, by: int = 1) -> int:
        with self.mutex:
            self.count += by
            return self.count


def produce(out: Chan[int], limit: int, scale: float = 1.0) -> None:
    for i in range(limit):
        out.send(int(i * scale))
    out.close()


def collect(jobs: list[Job], more: dict[str, float], to: Chan[str | None], f: Callable[[str], str]) -> None:
    to.send(f(jobs[0].name if jobs else "none") + str(more))


def start(counter: Counter, group: WaitGroup) -> None:
    numbers = Chan[int]()
    texts: Chan[str | None] = Chan(4)
    go(produce, numbers, 3)
    go(produce, numbers, 3, 2)
    go(counter.bump)
    go(counter.bump, 2)
    go(group.done)
    go(lambda: texts.send(None))
    go(collect, [], {}, texts, lambda text: text + "!")
    go(print, "done")
    total: int = sum(numbers)
    text: str | None = texts.recv()
    print(total, text, len(texts))


def choose(numbers: Chan[int], texts: Chan[str], quit: Chan[bool]) -> str:
    number = numbers.on_recv()
    text = texts.on_send("x")
    cases: list[Case] = [number, text, after(1.5).on_recv()]
    index: int = select(number, text, quit.on_recv(), timeout=0.5)
    index += select(*cases, default=True)
    if index == 0:
        value: int = number.value
        return str(value + 1)
    try:
        numbers.close()
    except Closed as error:
        return str(error)
    when: float = after(1).recv()
    return f"{when:.1f}"


def locks(once: Once, lock: RWMutex) -> bool:
    once.do(lambda: print("once"))
    with lock.reading():
        sleep(0.5)
    with lock.writing():
        sleep(1)
    lock.rlock()
    lock.runlock()
    yield_now()
    mutex = Mutex()
    return mutex.try_lock()


def nested() -> int:
    replies = Chan[Chan[tuple[int, str]]](1)
    reply = Chan[tuple[int, str]](1)
    replies.send(reply)
    replies.recv().send((1, "one"))
    for number, name in reply:
        return number + len(name)
    return 0
