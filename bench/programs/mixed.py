"""A mixed program, which goes from one kind of work to the next, and how long it ever stands.

    mixed.py SECONDS

Trees that are built and dropped, recursion some hundred thousand frames deep, a dict and a list that grow and are thrown away, short
goroutines that answer over a channel; some of it stays for a while. The clock is read after each piece of work, which takes some tens
of microseconds if nothing comes between. For each tenth of a second the longest time between two readings is printed, in ns.
"""

from __future__ import annotations

import sys
import time

from bullsnake import Chan, go

TENTH = 100_000_000  # ns
KEPT = 64
EACH = 256  # frames between two readings of the clock


class Node:
    def __init__(self, left: Node | None, right: Node | None, value: int) -> None:
        self.left = left
        self.right = right
        self.value = value


class Clock:
    def __init__(self) -> None:
        self.begun = time.perf_counter_ns()
        self.before = self.begun
        self.longest = 0
        self.all: list[int] = []

    def read(self) -> None:
        now = time.perf_counter_ns()
        if now - self.before > self.longest:
            self.longest = now - self.before
        if now // TENTH != self.before // TENTH:
            self.all.append(self.longest)
            self.longest = 0
        self.before = now


def tree(depth: int, value: int) -> Node:
    if depth == 0:
        return Node(None, None, value)
    return Node(tree(depth - 1, value), tree(depth - 1, value + 1), value)


def weight(node: Node | None) -> int:
    return 0 if node is None else node.value + weight(node.left) + weight(node.right)


def descend(n: int, above: Node | None, clock: Clock) -> int:
    if n == 0:
        return 0
    node = Node(above, None, n)
    if n % EACH == 0:
        clock.read()
    below = descend(n - 1, node if n % 8 != 0 else None, clock)
    if n % EACH == 0:
        clock.read()
    return below + node.value % 3


def answer(node: Node, channel: Chan[int]) -> None:
    channel.send(weight(node))


class Work:
    def __init__(self) -> None:
        self.clock = Clock()
        self.kept: list[Node] = []
        self.state = 1
        self.total = 0

    def chance(self, n: int) -> int:
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return self.state // 65536 % n

    def trees(self) -> None:
        for _ in range(200):
            node = tree(8, self.chance(10))
            if self.chance(20) == 0:
                if len(self.kept) < KEPT:
                    self.kept.append(node)
                else:
                    self.kept[self.chance(KEPT)] = node
            self.clock.read()

    def deep(self) -> None:
        self.total += descend(50_000 + self.chance(200_000), None, self.clock)

    def tables(self) -> None:
        found: dict[int, Node] = {}
        line: list[int] = []
        for i in range(200):
            for k in range(100):
                found[i * 100 + k] = Node(None, None, k)
                line.append(k)
            self.clock.read()
        self.total += len(found) + len(line)

    def goroutines(self) -> None:
        channel = Chan[int](8)
        for _ in range(200):
            node = tree(4, self.chance(10))
            for _ in range(8):
                go(answer, node, channel)
            for _ in range(8):
                self.total += channel.recv()
            self.clock.read()

    def run(self, seconds: int) -> None:
        end = self.clock.begun + seconds * 1_000_000_000
        while self.clock.before < end:
            kind = self.chance(4)
            if kind == 0:
                self.trees()
            elif kind == 1:
                self.deep()
            elif kind == 2:
                self.tables()
            else:
                self.goroutines()


def main() -> None:
    work = Work()
    work.run(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
    print("stalls-ns: " + " ".join(str(one) for one in work.clock.all))


if __name__ == "__main__":
    main()
