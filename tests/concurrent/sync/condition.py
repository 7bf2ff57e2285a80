"""A condition variable of a mutex and channels: wait, notify one, notify all; and a bounded stack that uses it."""
from collections.abc import Callable

from bullsnake import Chan, Mutex, WaitGroup, go


class Condition:
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.waiting: list[Chan[None]] = []

    def __enter__(self) -> None:
        self.mutex.lock()

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.mutex.unlock()

    def wait_for(self, test: Callable[[], bool]) -> None:
        while not test():
            me = Chan[None](1)
            self.waiting.append(me)
            self.mutex.unlock()
            me.recv()
            self.mutex.lock()

    def notify(self, count: int = 1) -> None:
        woken, self.waiting = self.waiting[:count], self.waiting[count:]
        for one in woken:
            one.send(None)

    def notify_all(self) -> None:
        self.notify(len(self.waiting))


class Stack:
    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.condition = Condition()
        self.items: list[str] = []
        self.closed = False

    def push(self, item: str) -> None:
        with self.condition:
            self.condition.wait_for(lambda: len(self.items) < self.limit)
            self.items.append(item)
            self.condition.notify_all()

    def pop(self) -> str | None:
        with self.condition:
            self.condition.wait_for(lambda: self.closed or len(self.items) > 0)
            if not self.items:
                return None
            item = self.items.pop()
            self.condition.notify_all()
            return item

    def close(self) -> None:
        with self.condition:
            self.closed = True
            self.condition.notify_all()


def pusher(stack: Stack, name: str, count: int, group: WaitGroup) -> None:
    for i in range(count):
        stack.push(f"{name}{i}")
    group.done()


def popper(stack: Stack, out: Chan[list[str]]) -> None:
    got: list[str] = []
    while (item := stack.pop()) is not None:
        got.append(item)
    out.send(got)


def main() -> None:
    for limit, pushers, poppers in ((1, 3, 2), (4, 2, 5), (100, 6, 1)):
        stack = Stack(limit)
        group = WaitGroup()
        out = Chan[list[str]](poppers)
        for p in range(pushers):
            group.add()
            go(pusher, stack, "abcdef"[p], 12, group)
        for _ in range(poppers):
            go(popper, stack, out)
        group.wait()
        stack.close()
        items: list[str] = []
        for _ in range(poppers):
            items += out.recv()
        assert len(items) == 12 * pushers
        items.sort()
        print(limit, len(items), items[:3], items[-1])


main()
