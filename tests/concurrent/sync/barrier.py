"""A barrier that can be used again: nobody begins a round before all have ended the one before."""
from bullsnake import Chan, Mutex, WaitGroup, go, yield_now


class Barrier:
    """The last one that comes closes the gate of the round, which lets all others go."""

    def __init__(self, parties: int) -> None:
        self.parties = parties
        self.mutex = Mutex()
        self.arrived = 0
        self.gate = Chan[None]()
        self.rounds = 0

    def wait(self) -> bool:
        """True for exactly one of the parties."""
        self.mutex.lock()
        gate = self.gate
        self.arrived += 1
        last = self.arrived == self.parties
        if last:
            self.arrived = 0
            self.rounds += 1
            self.gate = Chan[None]()
            gate.close()
        self.mutex.unlock()
        for _ in gate:
            raise AssertionError("nobody sends")
        return last


def smooth(cells: list[float], i: int) -> float:
    left = cells[i - 1] if i > 0 else cells[i]
    right = cells[i + 1] if i + 1 < len(cells) else cells[i]
    return (left + cells[i] + right) / 3.0


def relax(cells: list[float], parties: int, rounds: int) -> tuple[list[float], int]:
    boards = [list(cells), list(cells)]
    barrier = Barrier(parties)
    group = WaitGroup()
    mutex = Mutex()
    leaders = 0

    def work(name: int) -> None:
        nonlocal leaders
        for step in range(rounds):
            old, new = boards[step % 2], boards[(step + 1) % 2]
            for i in range(name, len(cells), parties):
                new[i] = smooth(old, i)
                if i % 5 == name % 5:
                    yield_now()
            if barrier.wait():
                with mutex:
                    leaders += 1
        group.done()

    for name in range(parties):
        group.add()
        go(work, name)
    group.wait()
    assert barrier.rounds == rounds
    return boards[rounds % 2], leaders


def main() -> None:
    cells = [float((i * i * 13) % 29) for i in range(31)]
    expected, leaders = relax(cells, 1, 12)
    assert leaders == 12
    for parties in (2, 4, 31, 40):
        got, leaders = relax(cells, parties, 12)
        assert got == expected
        assert leaders == 12
        print(parties, f"{sum(got):.6f}", leaders)
    print([f"{value:.3f}" for value in expected[:8]])


main()
