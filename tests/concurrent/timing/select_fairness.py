"""Of cases that are always ready each is chosen its share of the time; a case that is never ready never is.

Whether a goroutine that floods a channel gets its turns is a matter of time, not of rounds: 2000 rounds take less than a
millisecond, and a thread that has the goroutine may have to wait longer than that for a core.
"""
import time

from bullsnake import Chan, Closed, WaitGroup, go, select


def flood(out: Chan[int], value: int, quit: Chan[None], group: WaitGroup) -> None:
    case = out.on_send(value)
    while select(case, quit.on_recv()) == 0:
        pass
    group.done()


def shares(counts: list[int]) -> list[float]:
    total = sum(counts)
    return [count / total for count in counts]


def closed_channels(ways: int, rounds: int) -> list[float]:
    channels = [Chan[int]() for _ in range(ways)]
    for channel in channels:
        channel.close()
    counts = [0] * ways
    for _ in range(rounds):
        counts[select(*[channel.on_recv() for channel in channels])] += 1
    return shares(counts)


def flooded(ways: int, least: int) -> None:
    """Until each channel has been chosen `least` times."""
    quit = Chan[None]()
    never = Chan[int]()
    group = WaitGroup()
    channels = [Chan[int](1) for _ in range(ways)]
    for value, channel in enumerate(channels):
        group.add()
        go(flood, channel, value, quit, group)
    cases = [channel.on_recv() for channel in channels + [never]]
    counts = [0] * (ways + 1)
    deadline = time.monotonic() + 20.0
    while min(counts[:ways]) < least:
        chosen = select(*cases)
        assert cases[chosen].value == chosen
        counts[chosen] += 1
        assert sum(counts) % 1000 > 0 or time.monotonic() < deadline, counts
    quit.close()
    group.wait()
    assert counts[ways] == 0


def main() -> None:
    for ways in (2, 3, 8):
        found = closed_channels(ways, 4000)
        assert all([abs(share * ways - 1.0) < 0.25 for share in found]), found
        print(ways, "closed channels:", len(found), "shares near", f"{1 / ways:.3f}")
    for ways in (2, 4):
        flooded(ways, 500)
        print(ways, "flooded channels: none starves")

    full = Chan[int](1)
    empty = Chan[int](1)
    full.send(1)
    results: dict[int, int] = {}
    for _ in range(200):
        chosen = select(full.on_send(2), empty.on_recv(), full.on_recv())
        full.send(1)
        results[chosen] = results.get(chosen, 0) + 1
    print(results)
    empty.close()
    case = empty.on_recv()
    try:
        print(select(full.on_send(2), case), case.value)
    except Closed as error:
        print("0 1", error)


main()
