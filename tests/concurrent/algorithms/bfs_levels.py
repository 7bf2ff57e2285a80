"""Breadth-first search by levels: the frontier is dealt out, workers find neighbours, one merges them; distances are as alone."""
from bullsnake import Chan, WaitGroup, go


class Graph:
    def __init__(self, size: int) -> None:
        self.size = size
        self.neighbours: list[list[int]] = [[] for _ in range(size)]

    def connect(self, a: int, b: int) -> None:
        self.neighbours[a].append(b)
        self.neighbours[b].append(a)


def make(size: int) -> Graph:
    graph = Graph(size)
    state = 7
    for a in range(1, size):
        state = (state * 1664525 + 1013904223) % 4294967296
        if a % 50 != 49:
            graph.connect(a, max(0, a - 1 - (state >> 8) % 40))
        if state % 3 == 0:
            graph.connect(a, (state >> 4) % size)
    return graph


def distances(graph: Graph, start: int) -> list[int]:
    found = [-1] * graph.size
    found[start] = 0
    queue = [start]
    for node in queue:
        for other in graph.neighbours[node]:
            if found[other] < 0:
                found[other] = found[node] + 1
                queue.append(other)
    return found


def expand(graph: Graph, parts: Chan[list[int]], found: Chan[list[int]], group: WaitGroup) -> None:
    for part in parts:
        reached: list[int] = []
        for node in part:
            reached += graph.neighbours[node]
        found.send(reached)
    group.done()


def parallel(graph: Graph, start: int, workers: int, size: int) -> list[int]:
    distance = [-1] * graph.size
    distance[start] = 0
    frontier = [start]
    level = 0
    parts = Chan[list[int]]()
    found = Chan[list[int]](graph.size)
    group = WaitGroup()
    for _ in range(workers):
        group.add()
        go(expand, graph, parts, found, group)
    while frontier:
        level += 1
        pieces = [frontier[i : i + size] for i in range(0, len(frontier), size)]
        for piece in pieces:
            parts.send(piece)
        frontier = []
        for _ in pieces:
            for node in found.recv():
                if distance[node] < 0:
                    distance[node] = level
                    frontier.append(node)
    parts.close()
    group.wait()
    return distance


def main() -> None:
    graph = make(600)
    for start in (0, 123, 599):
        alone = distances(graph, start)
        for workers, size in ((1, 1), (3, 10), (8, 2)):
            assert parallel(graph, start, workers, size) == alone
        levels: dict[int, int] = {}
        for d in alone:
            levels[d] = levels.get(d, 0) + 1
        print(start, max(alone), sorted(levels.items())[:6])
    print(sum([len(n) for n in graph.neighbours]))


main()
