"""Sleeping and timers: things happen in the order of their times, and not too early."""
import time

from bullsnake import Chan, WaitGroup, after, go, select, sleep


def sleeper(hundredths: int, out: Chan[int], group: WaitGroup) -> None:
    sleep(hundredths * 0.01)
    out.send(hundredths)
    group.done()


def sleep_sort(values: list[int]) -> list[int]:
    out = Chan[int](len(values))
    group = WaitGroup()
    for value in values:
        group.add()
        go(sleeper, value, out, group)
    group.wait()
    out.close()
    result: list[int] = []
    for value in out:
        result.append(value)
    return result


def at_least(seconds: float) -> bool:
    start = time.monotonic()
    sleep(seconds)
    return time.monotonic() - start >= seconds


def race(delays: list[float]) -> list[int]:
    """The order in which timers fire, asked by select."""
    cases = [after(delay).on_recv() for delay in delays]
    order: list[int] = []
    left = list(range(len(delays)))
    while left:
        chosen = select(*[cases[i] for i in left], timeout=5.0)
        assert chosen >= 0
        order.append(left.pop(chosen))
    return order


def countdown(start: int, out: Chan[str]) -> None:
    for n in range(start, 0, -1):
        out.send(str(n))
        sleep(0.005)
    out.send("go")
    out.close()


def main() -> None:
    values = [21, 3, 15, 9, 27]
    assert sleep_sort(values) == sorted(values)
    print(sorted(values))
    print([at_least(seconds) for seconds in (0.0, 0.001, 0.02)])
    print(race([0.16, 0.0, 0.08, 0.24]))

    before = time.monotonic()
    channel = after(0.03)
    fired = channel.recv()
    assert fired - before >= 0.03
    print("after:", len(channel), select(channel.on_recv(), default=True))

    out = Chan[str]()
    go(countdown, 5, out)
    texts: list[str] = []
    for text in out:
        texts.append(text)
    print(" ".join(texts))


main()
