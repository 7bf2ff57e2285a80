# R15, R16: goroutines end amid their stacks while a collection is under way, and their stacks are used again: 100 of them, large frames,
# a loop that yields, garbage.
from __future__ import annotations

import sys
import threading
import time




class Node:
    def __init__(self, value: int) -> None:
        self.value = value


def frame(n: int, stop: int, a: Node, b: Node, c: Node, d: Node, e: Node, f: Node, g: Node) -> int:
    p, q, r, s, t, u, v = Node(n), Node(n + 1), Node(n + 2), Node(n + 3), Node(n + 4), Node(n + 5), Node(n + 6)
    if n == stop:
        for _ in range(5):
            time.sleep(0)
        garbage = [Node(i) for i in range(200)]
        if garbage[100].value == 100:
            sys.exit(3)
    below = frame(n + 1, stop, q, r, s, t, u, v, p)
    return below + a.value + b.value + c.value + d.value + e.value + f.value + g.value + p.value + q.value + r.value


lock = threading.Lock()


def work(number: int, done: list[int]) -> None:
    node = Node(number)
    with lock:
        done.append(number)
    frame(0, 20 + number % 13, node, node, node, node, node, node, node)
    done.append(-1)


def main() -> None:
    for _ in range(3):
        done: list[int] = []
        threads = [threading.Thread(target=work, args=(number, done)) for number in range(100)]
        for thread in threads:
            thread.start()
            time.sleep(0)
        for thread in threads:
            thread.join()
        print(len(done), sum(done))


main()
