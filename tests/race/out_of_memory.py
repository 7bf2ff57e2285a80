"""Goroutines that use up the memory at once: each gets its MemoryError, catches it, and goes on. Run with a small `maxheap`."""

from __future__ import annotations

import sys
import time

from bullsnake import WaitGroup, go


def use_up() -> int:
    kept: list[list[int]] = []
    while True:
        kept.append([0] * 5000)
        kept.append([len(kept)])


def worker(seconds: float, failures: list[int], number: int, group: WaitGroup) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            use_up()
        except MemoryError as error:
            failures[number] += 1
            if str(error) != "":
                print("a text")
    group.done()


group = WaitGroup()
failures = [0] * 8
for number in range(8):
    group.add()
    go(worker, float(sys.argv[1]), failures, number, group)
group.wait()
print("ok" if sum(failures) > 0 else failures)
