"""Pairs of goroutines hand values to and fro, by one channel or two, with and without buffers, by send and by select."""
from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go, select


@dataclass
class Ball:
    hits: int
    energy: float
    path: str


def play(name: str, mine: Chan[Ball], other: Chan[Ball], rounds: int, lost: Chan[Ball]) -> None:
    for ball in mine:
        ball.hits += 1
        ball.energy *= 0.999
        if ball.hits <= 6:
            ball.path += name
        if ball.hits == rounds:
            other.close()
            lost.send(ball)
            return
        other.send(ball)


def match(size: int, rounds: int) -> Ball:
    left = Chan[Ball](size)
    right = Chan[Ball](size)
    lost = Chan[Ball](1)
    go(play, "l", left, right, rounds, lost)
    go(play, "r", right, left, rounds, lost)
    left.send(Ball(0, 1.0, ""))
    return lost.recv()


def swap(channel: Chan[int], values: list[int], got: list[int], group: WaitGroup) -> None:
    """Two of these exchange their values over one channel: each time one sends and the other receives."""
    received = channel.on_recv()
    for value in values:
        if select(received, channel.on_send(value)) == 0:
            got.append(received.value)
        else:
            got.append(-value)
    group.done()


def echo(source: Chan[int], out: Chan[int]) -> None:
    for value in source:
        out.send(value + 1)
    out.close()


def main() -> None:
    for size in (0, 1, 4):
        ball = match(size, 501)
        print(size, ball.hits, f"{ball.energy:.6f}", ball.path)

    group = WaitGroup()
    channel = Chan[int]()
    first: list[int] = []
    second: list[int] = []
    group.add(2)
    go(swap, channel, list(range(1, 101)), first, group)
    go(swap, channel, list(range(1, 101)), second, group)
    group.wait()
    assert len(first) == len(second) == 100
    assert all([abs(a) == abs(b) and a == -b for a, b in zip(first, second)])
    print(sum([abs(a) for a in first]))

    source = Chan[int]()
    out = Chan[int]()
    go(echo, source, out)
    value = 0
    for _ in range(2000):
        source.send(value)
        value = out.recv()
    source.close()
    assert value == 2000
    print(value)


main()
