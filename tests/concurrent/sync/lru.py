"""A cache of the least recently used, as a dict and a linked list under one mutex, used by many at once."""
from __future__ import annotations

from bullsnake import Mutex, WaitGroup, go, yield_now


class Entry:
    def __init__(self, key: int, value: str) -> None:
        self.key = key
        self.value = value
        self.before: Entry = self
        self.after: Entry = self


class Lru:
    """The list is a ring through `head`: head.after is the newest, head.before the oldest."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.mutex = Mutex()
        self.head = Entry(-1, "")
        self.entries: dict[int, Entry] = {}
        self.hits = 0
        self.misses = 0

    def unlink(self, entry: Entry) -> None:
        entry.before.after = entry.after
        entry.after.before = entry.before

    def put_first(self, entry: Entry) -> None:
        entry.before = self.head
        entry.after = self.head.after
        self.head.after.before = entry
        self.head.after = entry

    def get(self, key: int) -> str:
        with self.mutex:
            entry = self.entries.get(key)
            if entry is not None:
                self.hits += 1
                self.unlink(entry)
            else:
                self.misses += 1
                if len(self.entries) == self.capacity:
                    oldest = self.head.before
                    self.unlink(oldest)
                    del self.entries[oldest.key]
                entry = Entry(key, f"v{key * key}")
                self.entries[key] = entry
            yield_now()
            self.put_first(entry)
            return entry.value

    def keys(self) -> list[int]:
        found: list[int] = []
        entry = self.head.after
        while entry is not self.head:
            found.append(entry.key)
            entry = entry.after
        return found


def use(cache: Lru, seed: int, rounds: int, group: WaitGroup) -> None:
    state = seed
    for _ in range(rounds):
        state = (state * 16807) % 2147483647
        key = state % 23
        assert cache.get(key) == f"v{key * key}"
    group.done()


def main() -> None:
    for capacity in (1, 5, 30):
        cache = Lru(capacity)
        group = WaitGroup()
        for seed in range(1, 13):
            group.add()
            go(use, cache, seed, 40, group)
        group.wait()
        keys = cache.keys()
        assert len(keys) == len(cache.entries) == min(capacity, 23)
        assert sorted(keys) == sorted(cache.entries)
        assert cache.hits + cache.misses == 480
        print(capacity, len(keys), cache.hits + cache.misses, cache.misses >= len(keys))
    cache = Lru(3)
    for key in (1, 2, 3, 1, 4, 5, 1):
        cache.get(key)
    print(cache.keys(), cache.hits, cache.misses)


main()
