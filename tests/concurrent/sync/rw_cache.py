"""A cache that many read and few write; an entry is computed once, and readers never see half of a write."""
from collections.abc import Callable

from bullsnake import Mutex, RWMutex, WaitGroup, go, yield_now


class Cache:
    def __init__(self, load: Callable[[str], int]) -> None:
        self.lock = RWMutex()
        self.load = load
        self.entries: dict[str, int] = {}
        self.loads = 0

    def get(self, key: str) -> int:
        self.lock.rlock()
        try:
            if key in self.entries:
                return self.entries[key]
        finally:
            self.lock.runlock()
        with self.lock.writing():
            if key not in self.entries:
                yield_now()
                self.entries[key] = self.load(key)
                self.loads += 1
            return self.entries[key]


class Pair:
    """Two numbers that are always equal outside of a write."""

    def __init__(self) -> None:
        self.lock = RWMutex()
        self.a = 0
        self.b = 0

    def bump(self) -> None:
        with self.lock.writing():
            self.a += 1
            yield_now()
            self.b += 1

    def look(self) -> int:
        with self.lock.reading():
            a = self.a
            yield_now()
            assert a == self.b == self.a, "a writer was inside"
            return a


def value_of(key: str) -> int:
    if key == "":
        raise KeyError("no key")
    return sum([ord(c) * (i + 1) for i, c in enumerate(key)])


def main() -> None:
    cache = Cache(value_of)
    group = WaitGroup()
    mutex = Mutex()
    total = 0
    failures: list[str] = []

    def reader(number: int) -> None:
        nonlocal total
        for step in range(12):
            key = "k" * ((number * step) % 9)
            try:
                value = cache.get(key)
            except KeyError as error:
                with mutex:
                    failures.append(str(error))
                continue
            with mutex:
                total += value
        group.done()

    for number in range(20):
        group.add()
        go(reader, number)
    group.wait()
    print(cache.loads, sorted(cache.entries.values()), total, len(failures))

    pair = Pair()

    def writer() -> None:
        for _ in range(10):
            pair.bump()
        group.done()

    def watcher() -> None:
        seen = 0
        for _ in range(10):
            now = pair.look()
            assert now >= seen
            seen = now
        group.done()

    for _ in range(4):
        group.add(2)
        go(writer)
        go(watcher)
    group.wait()
    print(pair.look(), pair.a, pair.b)


main()
