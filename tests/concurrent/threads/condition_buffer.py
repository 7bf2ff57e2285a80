"""A bounded buffer with one condition variable; producers and consumers wait for it to be other than full or empty."""
import threading


class Buffer:
    def __init__(self, size: int) -> None:
        self.size = size
        self.items: list[str] = []
        self.changed = threading.Condition()
        self.closed = False
        self.most = 0

    def put(self, item: str) -> None:
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.changed.notify_all()

    def get(self) -> str | None:
        with self.changed:
            self.changed.wait_for(lambda: len(self.items) > 0 or self.closed)
            if not self.items:
                return None
            item = self.items.pop(0)
            self.changed.notify_all()
            return item

    def close(self) -> None:
        with self.changed:
            self.closed = True
            self.changed.notify_all()


def produce(buffer: Buffer, name: str, count: int) -> None:
    for i in range(count):
        buffer.put(f"{name}{i:02}")


def consume(buffer: Buffer, got: list[str]) -> None:
    while True:
        item = buffer.get()
        if item is None:
            return
        got.append(item)


def run(size: int, producers: int, consumers: int) -> list[str]:
    buffer = Buffer(size)
    results: list[list[str]] = [[] for _ in range(consumers)]
    sources = [threading.Thread(target=produce, args=(buffer, "abcdef"[i], 15)) for i in range(producers)]
    sinks = [threading.Thread(target=consume, args=(buffer, got)) for got in results]
    for thread in sources + sinks:
        thread.start()
    for thread in sources:
        thread.join()
    buffer.close()
    for thread in sinks:
        thread.join()
    assert 1 <= buffer.most <= size
    for got in results:
        for name in "abcdef"[:producers]:
            mine = [item for item in got if item[0] == name]
            assert mine == sorted(mine), "what one producer puts comes out in order"
    return sorted([item for got in results for item in got])


def main() -> None:
    for size, producers, consumers in ((1, 1, 1), (2, 4, 3), (50, 2, 6)):
        items = run(size, producers, consumers)
        assert len(items) == 15 * producers
        print(size, len(items), items[0], items[-1])
    condition = threading.Condition()
    with condition:
        print(condition.wait(0.001), condition.wait_for(lambda: True), condition.wait_for(lambda: False, 0.001))
    try:
        condition.notify()
    except RuntimeError as error:
        print(error)


main()
