"""A least-recently-used cache: a doubly linked list of nodes beside a dict, exercised by a trace."""
from __future__ import annotations

from typing import Callable


class Entry:
    def __init__(self, key: str, value: int) -> None:
        self.key = key
        self.value = value
        self.before: Entry | None = None
        self.after: Entry | None = None


class Cache:
    def __init__(self, capacity: int, load: Callable[[str], int]) -> None:
        self.capacity = capacity
        self.load = load
        self.table: dict[str, Entry] = {}
        self.newest: Entry | None = None
        self.oldest: Entry | None = None
        self.hits = self.misses = 0

    def __len__(self) -> int:
        return len(self.table)

    def unlink(self, entry: Entry) -> None:
        if entry.before is not None:
            entry.before.after = entry.after
        else:
            self.newest = entry.after
        if entry.after is not None:
            entry.after.before = entry.before
        else:
            self.oldest = entry.before
        entry.before = entry.after = None

    def front(self, entry: Entry) -> None:
        entry.after = self.newest
        if self.newest is not None:
            self.newest.before = entry
        self.newest = entry
        if self.oldest is None:
            self.oldest = entry

    def get(self, key: str) -> int:
        entry = self.table.get(key)
        if entry is not None:
            self.hits += 1
            self.unlink(entry)
        else:
            self.misses += 1
            if len(self) >= self.capacity and self.oldest:
                del self.table[self.oldest.key]
                self.unlink(self.oldest)
            entry = Entry(key, self.load(key))
            self.table[key] = entry
        self.front(entry)
        return entry.value

    def keys(self) -> list[str]:
        out: list[str] = []
        entry = self.newest
        while entry:
            out.append(entry.key)
            entry = entry.after
        return out


loaded: list[str] = []


def slow(key: str) -> int:
    loaded.append(key)
    return sum([ord(ch) for ch in key]) % 100


cache = Cache(3, slow)
for key in "a b c a d a b e a".split():
    print(key, cache.get(key), cache.keys(), len(cache))
print(cache.hits, cache.misses, loaded)
tiny = Cache(1, len)
print([tiny.get(k) for k in ["x", "xx", "xx", "x"]], tiny.hits, tiny.keys(), list(tiny.table))
big = Cache(50, lambda key: int(key) * 2)
for i in range(500):
    big.get(str(i * 7 % 83))
print(big.hits, big.misses, len(big), big.keys()[:5], sorted(big.table, key=int)[:5])
