"""A binary heap with a key function, Dijkstra's shortest paths on it, and heapsort."""
from __future__ import annotations

from typing import Callable

Item = tuple[int, str]


class Heap:
    def __init__(self, before: Callable[[Item, Item], bool] | None = None) -> None:
        self.items: list[Item] = []
        self.before = before if before is not None else lambda a, b: a < b

    def push(self, item: Item) -> None:
        items = self.items
        items.append(item)
        i = len(items) - 1
        while i > 0 and self.before(items[i], items[(i - 1) // 2]):
            items[i], items[(i - 1) // 2] = items[(i - 1) // 2], items[i]
            i = (i - 1) // 2

    def pop(self) -> Item:
        if not self.items:
            raise IndexError("pop from an empty heap")
        top, last = self.items[0], self.items.pop()
        if self.items:
            self.items[0] = last
            self.sift(0)
        return top

    def sift(self, i: int) -> None:
        n = len(self.items)
        while True:
            best = i
            for child in (2 * i + 1, 2 * i + 2):
                if child < n and self.before(self.items[child], self.items[best]):
                    best = child
            if best == i:
                return
            self.items[i], self.items[best] = self.items[best], self.items[i]
            i = best

    def __len__(self) -> int:
        return len(self.items)


Graph = dict[str, list[tuple[str, int]]]


def shortest(graph: Graph, start: str) -> dict[str, tuple[int, str]]:
    best: dict[str, tuple[int, str]] = {start: (0, "")}
    heap = Heap()
    heap.push((0, start))
    done: dict[str, bool] = {}
    while heap:
        distance, node = heap.pop()
        if node in done:
            continue
        done[node] = True
        for neighbour, weight in graph.get(node, []):
            if neighbour not in best or distance + weight < best[neighbour][0]:
                best[neighbour] = (distance + weight, node)
                heap.push((distance + weight, neighbour))
    return best


def route(best: dict[str, tuple[int, str]], goal: str) -> str:
    stops = [goal]
    while best[stops[-1]][1]:
        stops.append(best[stops[-1]][1])
    return " > ".join(reversed(stops))


roads: Graph = {}
for line in ["a-b:7", "a-c:9", "a-f:14", "b-c:10", "b-d:15", "c-d:11", "c-f:2", "d-e:6", "e-f:9"]:
    ends, _, weight = line.partition(":")
    p, q = ends.split("-")
    roads.setdefault(p, []).append((q, int(weight)))
    roads.setdefault(q, []).append((p, int(weight)))
best = shortest(roads, "a")
for goal in sorted(best):
    print(goal, best[goal], route(best, goal))
down = Heap(lambda a, b: a > b)
for number in [5, 3, 9, 9, 1, 7]:
    down.push((number, "n" * number))
print([down.pop()[0] for _ in range(len(down))], len(down), bool(down))
try:
    down.pop()
except IndexError as error:
    print("error:", error)
