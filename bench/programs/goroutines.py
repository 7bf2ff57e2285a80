"""Goroutines: one workload of the scheduler, timed by the program's own clock.

    goroutines.py WORKLOAD N

Prints `checksum`, equal in every run of every system, and `ns` for one unit: a goroutine, a hand-off, a round.
"""

from __future__ import annotations

import sys
import time

from bullsnake import Chan, Mutex, go, select, yield_now


class Node:
    def __init__(self, left: Node | None, right: Node | None) -> None:
        self.left = left
        self.right = right


def create_chain(n: int) -> int:
    """Each goroutine begins the next one and ends."""
    done = Chan[int]()

    def link(left: int, total: int) -> None:
        if left == 0:
            done.send(total)
        else:
            go(link, left - 1, total + left)

    go(link, n - 1, 0)
    return done.recv()


def create_batch(n: int) -> int:
    """A thousand at a time: each sends its number into a buffer that has room, and ends."""
    done = Chan[int](1000)
    total = 0
    for _ in range(n // 1000):
        for number in range(1000):
            go(done.send, number)
        for _ in range(1000):
            total += done.recv()
    return total


def ping_pong(n: int) -> int:
    """Two goroutines; each round is two hand-offs without a buffer."""
    there = Chan[int]()
    back = Chan[int]()

    def answer() -> None:
        for value in there:
            back.send(value + 1)
        back.close()

    go(answer)
    total = 0
    for value in range(n // 2):
        there.send(value)
        total += back.recv()
    there.close()
    return total


def pipeline(n: int) -> int:
    """Four goroutines in a row, with buffers of 64; a unit is one value through all of them."""

    def produce(out: Chan[int]) -> None:
        for value in range(n):
            out.send(value)
        out.close()

    def add(source: Chan[int], out: Chan[int]) -> None:
        for value in source:
            out.send(value + 1)
        out.close()

    first = Chan[int](64)
    second = Chan[int](64)
    third = Chan[int](64)
    go(produce, first)
    go(add, first, second)
    go(add, second, third)
    total = 0
    for value in third:
        total += value
    return total


def ring(n: int) -> int:
    """A token goes round a thousand goroutines; a unit is one hand-off."""
    done = Chan[int]()

    def member(source: Chan[int], out: Chan[int]) -> None:
        for token in source:
            if token == 0:
                done.send(1)
            else:
                out.send(token - 1)

    channels = [Chan[int]() for _ in range(1000)]
    for i in range(1000):
        go(member, channels[i], channels[(i + 1) % 1000])
    channels[0].send(n)
    return done.recv() + n


def mutex(n: int) -> int:
    """Four goroutines count under one lock; a unit is one lock and unlock."""
    lock = Mutex()
    done = Chan[int](4)
    counts = [0]

    def work() -> None:
        for _ in range(n // 4):
            lock.lock()
            counts[0] += 1
            lock.unlock()
        done.send(1)

    for _ in range(4):
        go(work)
    for _ in range(4):
        done.recv()
    return counts[0]


def choose(n: int) -> int:
    """Two goroutines send on a channel each; a third selects between them."""

    def produce(out: Chan[int], first: int) -> None:
        for value in range(first, n, 2):
            out.send(value)

    even = Chan[int]()
    odd = Chan[int]()
    go(produce, even, 0)
    go(produce, odd, 1)
    total = 0
    a = even.on_recv()
    b = odd.on_recv()
    for _ in range(n):
        total += a.value if select(a, b) == 0 else b.value
    return total


def parked(n: int) -> int:
    """All wait, each on a channel of its own, and then all are woken."""
    done = Chan[int](n)

    def wait(door: Chan[int]) -> None:
        done.send(door.recv())

    doors = [Chan[int]() for _ in range(n)]
    for door in doors:
        go(wait, door)
    for number in range(n):
        doors[number].send(number)
    total = 0
    for _ in range(n):
        total += done.recv()
    return total


def grow(depth: int) -> Node:
    if depth == 0:
        return Node(None, None)
    return Node(grow(depth - 1), grow(depth - 1))


def count(node: Node) -> int:
    left = node.left
    right = node.right
    if left is None or right is None:
        return 1
    return 1 + count(left) + count(right)


def trees(n: int) -> int:
    """Many trees of 32,767 nodes, made and counted by eight goroutines; a unit is one tree."""
    done = Chan[int](8)

    def work() -> None:
        total = 0
        for _ in range(n // 8):
            total += count(grow(14))
        done.send(total)

    for _ in range(8):
        go(work)
    total = 0
    for _ in range(8):
        total += done.recv()
    return total


def compute(n: int) -> int:
    """Eight goroutines that only calculate: what two cores give without any allocation. A unit is 1000 steps."""
    done = Chan[int](8)

    def work(state: int) -> None:
        for _ in range(n // 8):
            for _ in range(1000):
                state = (state * 1103515245 + 12345) % 2147483648
        done.send(state)

    for number in range(8):
        go(work, number)
    total = 0
    for _ in range(8):
        total += done.recv()
    return total


class Flag:
    def __init__(self) -> None:
        self.up = False


def turn(n: int) -> int:
    """Beside a goroutine that spins without calls; a unit is one turn of the main one."""
    flag = Flag()
    done = Chan[int]()

    def spin() -> None:
        while not flag.up:
            pass
        done.send(n)

    go(spin)
    for _ in range(n):
        yield_now()
    flag.up = True
    return done.recv()


def fork(n: int) -> int:
    """Fibonacci, with a goroutine for one half of each call; a unit is one goroutine."""

    def fib(k: int) -> int:
        if k < 2:
            return k
        other = Chan[int](1)
        go(send_fib, k - 2, other)
        return fib(k - 1) + other.recv()

    def send_fib(k: int, out: Chan[int]) -> None:
        out.send(fib(k))

    k = 2
    size = 2
    while size < n:
        k += 1
        size = size * 1618 // 1000 + 1
    return fib(k)


WORKLOADS = {
    "create-chain": create_chain,
    "create-batch": create_batch,
    "ping-pong": ping_pong,
    "pipeline": pipeline,
    "ring": ring,
    "mutex": mutex,
    "select": choose,
    "parked": parked,
    "trees": trees,
    "compute": compute,
    "fork": fork,
    "turn": turn,
}


def main() -> None:
    workload = sys.argv[1]
    n = int(sys.argv[2])
    start = time.perf_counter_ns()
    checksum = WORKLOADS[workload](n)
    took = time.perf_counter_ns() - start
    print(f"checksum: {checksum}")
    print(f"ns: {took / n:.1f}")


if __name__ == "__main__":
    main()
