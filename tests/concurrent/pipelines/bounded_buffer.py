"""A bounded buffer of a mutex and channels of permits, beside the one that a channel has: both hold no more than their size."""
from bullsnake import Chan, Closed, Mutex, WaitGroup, go


class Buffer:
    """What `Chan[int](size)` does, written with a lock, a list and two channels of permits."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.free = Chan[None](size)
        self.full = Chan[None](size)
        self.mutex = Mutex()
        self.items: list[int] = []
        self.most = 0

    def put(self, item: int) -> None:
        self.free.send(None)
        with self.mutex:
            self.items.append(item)
            self.most = max(self.most, len(self.items))
        self.full.send(None)

    def get(self) -> int:
        self.full.recv()
        with self.mutex:
            item = self.items.pop(0)
        self.free.recv()
        return item

    def end(self) -> None:
        self.full.close()


def producer(first: int, count: int, buffer: Buffer, group: WaitGroup) -> None:
    for i in range(count):
        buffer.put(first + i)
    group.done()


def consumer(buffer: Buffer, totals: Chan[tuple[int, int]]) -> None:
    count = 0
    total = 0
    while True:
        try:
            total += buffer.get()
        except Closed:
            break
        count += 1
    totals.send((count, total))


def run(size: int, producers: int, consumers: int) -> tuple[int, int]:
    buffer = Buffer(size)
    group = WaitGroup()
    totals = Chan[tuple[int, int]]()
    for p in range(producers):
        group.add()
        go(producer, p * 100, 30, buffer, group)
    for _ in range(consumers):
        go(consumer, buffer, totals)
    group.wait()
    buffer.end()
    count = 0
    total = 0
    for _ in range(consumers):
        c, t = totals.recv()
        count += c
        total += t
    assert 1 <= buffer.most <= size, buffer.most
    assert buffer.items == []
    return count, total


def main() -> None:
    for size in (1, 3, 10):
        for producers, consumers in ((1, 1), (4, 2), (2, 5)):
            count, total = run(size, producers, consumers)
            assert count == 30 * producers
            print(size, producers, consumers, count, total)


main()
