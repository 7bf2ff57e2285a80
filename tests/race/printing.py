"""Goroutines that print at once: each line is whole, and none is lost."""

from __future__ import annotations

import sys

from bullsnake import WaitGroup, go


def worker(number: int, group: WaitGroup) -> None:
    for i in range(400):
        if i % 50 == 7:
            print("worker", number, "line", i, "x" * 2000)
        else:
            print("worker", number, "line", i, sep="-", end=" end\n", flush=i % 100 == 0)
        if i % 10 == 0:
            sys.stdout.write(f"worker {number} writes {i}\n")
    group.done()


group = WaitGroup()
for number in range(8):
    group.add()
    go(worker, number, group)
group.wait()
