# R9, R27: a goroutine in a blocking call of the system, deep in its stack, while another makes garbage and the collector works.
# stdin: 3
# stdin: 4
# stdin: 5
from __future__ import annotations

import sys
import threading


class Node:
    def __init__(self, value: int, before: Node | None) -> None:
        self.value = value
        self.before = before


def read_below(n: int, before: Node | None) -> int:
    node = Node(n, before)
    if n == 0:
        return sum(int(line) for line in sys.stdin)
    return read_below(n - 1, node) + node.value - (before.value if before is not None else 0)


def garbage(rounds: int, out: list[int]) -> None:
    last: Node | None = None
    for i in range(rounds):
        last = Node(i, last if i % 100 != 0 else None)
    out.append(last.value if last is not None else 0)


def main() -> None:
    out: list[int] = []
    thread = threading.Thread(target=garbage, args=(60_000, out))
    thread.start()
    print(read_below(800, None))
    thread.join()
    print(out)


main()
