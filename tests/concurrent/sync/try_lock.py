"""Locks that are tried, not waited for: work goes to whichever part is free, and none is done twice or left out."""
from bullsnake import Mutex, WaitGroup, go, yield_now


class Part:
    def __init__(self, number: int, work: list[int]) -> None:
        self.number = number
        self.mutex = Mutex()
        self.work = work
        self.done: list[int] = []
        self.inside = 0

    def step(self) -> bool:
        """Do one piece if nobody else is here. True if there is more to do."""
        if not self.mutex.try_lock():
            return True
        try:
            self.inside += 1
            assert self.inside == 1, "two at once"
            if self.work:
                item = self.work.pop()
                yield_now()
                self.done.append(item * item)
            return len(self.work) > 0
        finally:
            self.inside -= 1
            self.mutex.unlock()


def worker(parts: list[Part], first: int, group: WaitGroup) -> None:
    busy = True
    while busy:
        busy = False
        for i in range(len(parts)):
            part = parts[(first + i) % len(parts)]
            if part.step():
                busy = True
        yield_now()
    group.done()


def states() -> list[bool]:
    mutex = Mutex()
    seen = [mutex.try_lock(), mutex.try_lock()]
    mutex.unlock()
    seen.append(mutex.try_lock())
    mutex.unlock()
    with mutex:
        seen.append(mutex.try_lock())
    return seen


def main() -> None:
    print(states())
    for workers in (1, 2, 6):
        parts = [Part(n, list(range(n * 10, n * 10 + 8 + n))) for n in range(4)]
        expected = [sorted([v * v for v in part.work]) for part in parts]
        group = WaitGroup()
        for first in range(workers):
            group.add()
            go(worker, parts, first, group)
        group.wait()
        assert [sorted(part.done) for part in parts] == expected
        print(workers, [len(part.done) for part in parts], sum([sum(part.done) for part in parts]))


main()
