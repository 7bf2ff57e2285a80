"""Returns through D frames, timed by the program's own clock: the work of a stack barrier shows in them, and nothing else does.

    returning.py DEPTH TRIALS

Each trial descends, goes round a loop at the bottom, and returns. Only the return is timed: it has no checks and allocates nothing.
Under the knob gcstep, with as many checks as one trial has, a collection begins in the loop of every second trial and ends in the next
one's. So half of the returns are through barriers.
"""

from __future__ import annotations

import sys
import time


class Clock:
    def __init__(self) -> None:
        self.at_bottom = 0


def descend(n: int, clock: Clock, loops: int) -> int:
    if n == 0:
        state = 1
        for _ in range(loops):
            state = (state * 1103515245 + 12345) % 2147483648
        clock.at_bottom = time.perf_counter_ns()
        return state
    return descend(n - 1, clock, loops) + 1


def main() -> None:
    depth, trials = int(sys.argv[1]), int(sys.argv[2])
    clock = Clock()
    loops = 20 * depth + 2000
    times = [0] * trials
    total = 0
    for trial in range(trials):
        total += descend(depth, clock, loops)
        times[trial] = time.perf_counter_ns() - clock.at_bottom
    print(f"total: {total}")
    print("ns: " + " ".join(str(one) for one in times))


if __name__ == "__main__":
    main()
