"""Counters with a common base: locked in different ways, all count right; a plain one does too when only one goroutine has it."""
from abc import ABC, abstractmethod

from bullsnake import Chan, Mutex, RWMutex, WaitGroup, go, yield_now


class Counter(ABC):
    @abstractmethod
    def add(self, amount: int) -> None: ...

    @abstractmethod
    def value(self) -> int: ...

    def name(self) -> str:
        return type(self).__name__


class Locked(Counter):
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.count = 0

    def add(self, amount: int) -> None:
        with self.mutex:
            before = self.count
            yield_now()
            self.count = before + amount

    def value(self) -> int:
        with self.mutex:
            return self.count


class ReadWrite(Counter):
    def __init__(self) -> None:
        self.lock = RWMutex()
        self.count = 0

    def add(self, amount: int) -> None:
        self.lock.lock()
        try:
            self.count += amount
        finally:
            self.lock.unlock()

    def value(self) -> int:
        with self.lock.reading():
            return self.count


class Served(Counter):
    """The count belongs to one goroutine, which is asked through channels."""

    def __init__(self) -> None:
        self.amounts = Chan[int | None]()
        self.values = Chan[int]()
        go(self.serve)

    def serve(self) -> None:
        count = 0
        for amount in self.amounts:
            if amount is None:
                self.values.send(count)
            else:
                count += amount

    def add(self, amount: int) -> None:
        self.amounts.send(amount)

    def value(self) -> int:
        self.amounts.send(None)
        return self.values.recv()


class Sharded(Locked):
    def __init__(self, shards: int) -> None:
        super().__init__()
        self.shards = [Locked() for _ in range(shards)]

    def add(self, amount: int) -> None:
        self.shards[amount % len(self.shards)].add(amount)

    def value(self) -> int:
        return sum([shard.value() for shard in self.shards])


def main() -> None:
    counters: list[Counter] = [Locked(), ReadWrite(), Served(), Sharded(3)]
    for counter in counters:
        group = WaitGroup()

        def run(first: int) -> None:
            for amount in range(first, first + 10):
                counter.add(amount)
            group.done()

        for number in range(20):
            group.add()
            go(run, number)
        group.wait()
        assert counter.value() == sum([sum(range(n, n + 10)) for n in range(20)])
        print(counter.name(), counter.value())


main()
