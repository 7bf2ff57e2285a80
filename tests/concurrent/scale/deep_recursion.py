"""Deep recursion in many goroutines at once: stacks grow while others run, and channels are used at the bottom."""
from __future__ import annotations

from bullsnake import Chan, WaitGroup, go, yield_now


class Link:
    def __init__(self, value: int, rest: Link | None) -> None:
        self.value = value
        self.rest = rest


def chain(n: int) -> Link | None:
    return None if n == 0 else Link(n, chain(n - 1))


def total(link: Link | None) -> int:
    return 0 if link is None else link.value + total(link.rest)


def descend(depth: int, bottom: Chan[int], number: int) -> list[int]:
    """Meets the main goroutine at the bottom, and keeps live values on the way."""
    local = [depth, number]
    if depth == 0:
        bottom.send(number)
        return local
    if depth % 97 == 0:
        yield_now()
    below = descend(depth - 1, bottom, number)
    local[0] += below[0]
    return local


def ackermann(m: int, n: int) -> int:
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def unwind(depth: int) -> int:
    if depth == 0:
        raise KeyError("bottom")
    try:
        return unwind(depth - 1) + 1
    finally:
        if depth % 200 == 0:
            yield_now()


def caught(depth: int, out: Chan[str]) -> None:
    try:
        out.send(str(unwind(depth)))
    except KeyError as error:
        out.send(f"{depth}: {error}")


def main() -> None:
    bottom = Chan[int]()
    sums = Chan[int](40)

    def dive(number: int) -> None:
        sums.send(descend(500 + number * 10, bottom, number)[0])

    for number in range(40):
        go(dive, number)
    print(sum([bottom.recv() for _ in range(40)]))
    print(sum([sums.recv() for _ in range(40)]))

    group = WaitGroup()
    results = [0] * 20

    def run(i: int) -> None:
        results[i] = total(chain(800)) + ackermann(2, i % 5)
        group.done()

    for i in range(20):
        group.add()
        go(run, i)
    group.wait()
    print(results[:5], sum(results))

    out = Chan[str](6)
    for depth in (1, 10, 100, 400, 700, 850):
        go(caught, depth, out)
    print(sorted([out.recv() for _ in range(6)]))


main()
