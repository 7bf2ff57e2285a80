"""Counts primes with a pool of workers: ranges go out through one channel, counts come back through another.

    python primes.py [LIMIT] [WORKERS]
"""

from __future__ import annotations

import sys

from bullsnake import Chan, WaitGroup, go

STEP = 1000


def count(low: int, high: int) -> int:
    """How many primes there are from low up to, and without, high."""
    found = 0
    for n in range(max(low, 2), high):
        d = 2
        while d * d <= n and n % d != 0:
            d += 1
        if d * d > n:
            found += 1
    return found


def worker(starts: Chan[int], limit: int, counts: Chan[int], group: WaitGroup) -> None:
    for low in starts:
        counts.send(count(low, min(low + STEP, limit)))
    group.done()


def hand_out(starts: Chan[int], limit: int) -> None:
    for low in range(0, limit, STEP):
        starts.send(low)
    starts.close()


def close_after(group: WaitGroup, counts: Chan[int]) -> None:
    group.wait()
    counts.close()


def main() -> None:
    limit = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    workers = int(sys.argv[2]) if len(sys.argv) > 2 else 4
    starts = Chan[int]()
    counts = Chan[int](workers)
    group = WaitGroup()
    for _ in range(workers):
        group.add()
        go(worker, starts, limit, counts, group)
    go(hand_out, starts, limit)
    go(close_after, group, counts)
    total = 0
    for found in counts:
        total += found
    print(f"{total} primes below {limit}")


if __name__ == "__main__":
    main()
