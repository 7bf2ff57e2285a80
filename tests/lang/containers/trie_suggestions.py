"""Suggestions from a trie: recursion over dicts, generators, heaps, default arguments, slices, walrus."""

from __future__ import annotations

import heapq
from typing import Iterator, NamedTuple


class Suggestion(NamedTuple):
    score: int
    word: str

    def __str__(self) -> str:
        return f"{self.word}({-self.score})"


class Trie:
    __slots__ = ("children", "count", "size")

    def __init__(self) -> None:
        self.children: dict[str, Trie] = {}
        self.count = 0
        self.size = 0

    def add(self, word: str, times: int = 1) -> Trie:
        node = self
        node.size += times
        for char in word:
            node = node.children.setdefault(char, Trie())
            node.size += times
        node.count += times
        return self

    def find(self, prefix: str) -> Trie | None:
        node: Trie | None = self
        for char in prefix:
            if node is None or (node := node.children.get(char)) is None:
                return None
        return node

    def words(self, prefix: str = "") -> Iterator[tuple[str, int]]:
        if self.count:
            yield prefix, self.count
        for char, child in sorted(self.children.items()):
            yield from child.words(prefix + char)

    def suggest(self, prefix: str, most: int = 3) -> list[Suggestion]:
        start = self.find(prefix)
        if start is None:
            return []
        heap = [Suggestion(-count, word) for word, count in start.words(prefix)]
        heapq.heapify(heap)
        return [heapq.heappop(heap) for _ in range(min(most, len(heap)))]

    def remove(self, word: str) -> bool:
        if not word:
            had, self.count = self.count > 0, 0
            return had
        first, rest = word[0], word[1:]
        child = self.children.get(first)
        if child is None or not child.remove(rest):
            return False
        if not child.children and not child.count:
            del self.children[first]
        return True

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and (node := self.find(word)) is not None and node.count > 0

    def __len__(self) -> int:
        return bool(self.count) + sum(len(child) for child in self.children.values())

    def depth(self) -> int:
        return 1 + max((child.depth() for child in self.children.values()), default=0)


TEXT = "the snake slid; the snail slept, and the snare snapped: snap, snaps and snacks for the snake"
trie = Trie()
for raw in TEXT.split():
    trie.add(raw.strip(";,:").lower())
print(len(trie), trie.depth(), trie.size, [w for w, _ in trie.words()][:5], [*trie.words("_")][-1])
for prefix in ("sn", "sna", "snap", "x", "", "the"):
    found = trie.suggest(prefix)
    print(repr(prefix), *found, sep=" ", end=".\n")
print("snap" in trie, "sna" in trie, 3 in trie, "" in trie)
print([trie.remove(w) for w in ("snap", "snap", "snaps", "nothing", "the")], len(trie), trie.find("snap") is None)
print(max(trie.words(), key=lambda pair: (pair[1], pair[0])), trie.suggest("s", most=10)[-1].word[::-1])
