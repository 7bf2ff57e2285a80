"""A goroutine that counts while another allocates over a large live heap: does marking slow it down?

Prints `at: N` for each STEP of counting, in ns of the monotonic clock; `bench/collector.py` lays the collector's phases beside them.
"""

from __future__ import annotations

import sys
import time

from bullsnake import Chan, go

STEP = 100_000
MOST = 60_000


class Node:
    def __init__(self, left: Node | None, right: Node | None) -> None:
        self.left = left
        self.right = right


def make(depth: int) -> Node:
    return Node(None, None) if depth == 0 else Node(make(depth - 1), make(depth - 1))


def allocate(keep: list[Node], rounds: int, done: Chan[int]) -> None:
    for i in range(rounds):
        keep[i * 7 % len(keep)] = make(12)
    done.send(rounds)


def count(times: list[int], done: Chan[int]) -> int:
    """Steps until the allocating goroutine has ended."""
    steps = 0
    total = 0
    while len(done) == 0 and steps < MOST:
        for i in range(STEP):
            total = (total * 31 + i) & 0xFFFFF
        times[steps] = time.monotonic_ns()
        steps += 1
    done.recv()
    print("total", total >= 0)
    return steps


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9000
    keep = [make(12) for _ in range(512)]
    times = [0] * MOST
    done = Chan[int](1)
    go(allocate, keep, rounds, done)
    steps = count(times, done)
    for i in range(steps):
        print("at:", times[i])


main()
