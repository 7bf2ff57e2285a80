"""Deep recursion: one live object in each of N frames, while the program goes on allocating.

    deep_recursion.py [DEPTH [BATCHES]]

Four phases: descend DEPTH frames; at the bottom, allocate BATCHES batches of 1000 objects (about 10 µs each,
undisturbed); oscillate by 1000 frames, allocating; return. The clock is read after every batch of work, and the longest
time between two readings is the longest stall that the program has seen. A loop that does not allocate, for as long again
(three seconds at most), is the control.
The lines before the first `stall` are the same in every run.
"""

from __future__ import annotations

import sys
import time

BATCH = 1000
SWINGS = 2000
SWING = 1000  # frames of one swing, or DEPTH if that is less
EACH = 256  # frames between two readings of the clock
LONGEST_CONTROL = 3_000_000_000  # ns


class Item:
    def __init__(self, value: int, before: Item | None) -> None:
        self.value = value
        self.before = before


class Clock:
    """The longest gap between two readings since the start of the phase."""

    def __init__(self) -> None:
        self.before = time.perf_counter_ns()
        self.longest = 0

    def start(self) -> None:
        self.longest = 0
        self.before = time.perf_counter_ns()

    def read(self) -> None:
        now = time.perf_counter_ns()
        gap = now - self.before
        if gap > self.longest:
            self.longest = gap
        self.before = now


class Run:
    def __init__(self, depth: int, batches: int) -> None:
        self.batches = batches
        self.swing_depth = min(depth, SWING)
        self.clock = Clock()
        self.allocated = 0
        self.oscillated = 0
        self.stall_descend = 0
        self.stall_allocate = 0
        self.stall_oscillate = 0

    def descend(self, n: int, before: Item | None) -> int:
        if n == 0:
            self.bottom()
            return 0
        item = Item(n, before)
        if n % EACH == 0:
            self.clock.read()
        below = self.descend(n - 1, item)
        if n % EACH == 0:
            self.clock.read()
        return below + item.value % 7

    def bottom(self) -> None:
        clock = self.clock
        self.stall_descend = clock.longest
        clock.start()
        for _ in range(self.batches):
            self.allocated += self.batch()
            clock.read()
        self.stall_allocate = clock.longest
        clock.start()
        for _ in range(SWINGS):
            self.oscillated += self.swing(self.swing_depth)
            clock.read()
        self.stall_oscillate = clock.longest
        clock.start()

    def batch(self) -> int:
        last: Item | None = None
        for value in range(BATCH):
            last = Item(value, last if value % 8 != 0 else None)
        return last.value if last is not None else 0

    def swing(self, n: int) -> int:
        if n == 0:
            return 0
        item = Item(n, None)
        if n % EACH == 0:
            self.clock.read()
        return self.swing(n - 1) + item.value


def control(duration: int) -> int:
    """The longest gap in a loop of so many nanoseconds that allocates nothing."""
    clock = Clock()
    end = clock.before + duration
    state = 1
    while clock.before < end:
        for _ in range(3000):
            state = (state * 1103515245 + 12345) % 2147483648
        clock.read()
    return clock.longest if state >= 0 else 0


def main() -> None:
    depth = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    batches = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    run = Run(depth, batches)
    run.clock.start()
    begun = run.clock.before
    result = run.descend(depth, None)
    stall_return = run.clock.longest
    print(f"depth: {depth}")
    print(f"result: {result}")
    print(f"allocated: {run.allocated}")
    print(f"oscillated: {run.oscillated}")
    print(f"stall-descend-ns: {run.stall_descend}")
    print(f"stall-allocate-ns: {run.stall_allocate}")
    print(f"stall-oscillate-ns: {run.stall_oscillate}")
    print(f"stall-return-ns: {stall_return}")
    print(f"stall-ns: {max(run.stall_descend, run.stall_allocate, run.stall_oscillate, stall_return)}")
    print(f"control-ns: {control(min(time.perf_counter_ns() - begun, LONGEST_CONTROL))}")


if __name__ == "__main__":
    main()
