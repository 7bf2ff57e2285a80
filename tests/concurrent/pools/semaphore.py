"""A buffered channel is a semaphore: no more than so many are inside at once, and nobody is left outside."""
from bullsnake import Chan, Mutex, WaitGroup, go, yield_now


class Semaphore:
    def __init__(self, permits: int) -> None:
        self.slots = Chan[None](permits)

    def __enter__(self) -> "Semaphore":
        self.slots.send(None)
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.slots.recv()


class Gauge:
    """Counts who is inside, and how many there were at most."""

    def __init__(self) -> None:
        self.mutex = Mutex()
        self.inside = 0
        self.most = 0
        self.visits: dict[int, int] = {}

    def enter(self, name: int) -> None:
        with self.mutex:
            self.inside += 1
            self.most = max(self.most, self.inside)
            self.visits[name] = self.visits.get(name, 0) + 1

    def leave(self) -> None:
        with self.mutex:
            self.inside -= 1


def visit(name: int, semaphore: Semaphore, gauge: Gauge, group: WaitGroup) -> None:
    for step in range(4):
        try:
            with semaphore:
                gauge.enter(name)
                try:
                    yield_now()
                    if (name + step) % 6 == 0:
                        raise ValueError("left early")
                    yield_now()
                finally:
                    gauge.leave()
        except ValueError:
            pass
    group.done()


def run(permits: int, visitors: int) -> Gauge:
    semaphore = Semaphore(permits)
    gauge = Gauge()
    group = WaitGroup()
    for name in range(visitors):
        group.add()
        go(visit, name, semaphore, gauge, group)
    group.wait()
    assert len(semaphore.slots) == 0
    return gauge


def main() -> None:
    for permits in (1, 2, 5):
        gauge = run(permits, 30)
        assert gauge.inside == 0
        assert 1 <= gauge.most <= permits, gauge.most
        assert all([n == 4 for n in gauge.visits.values()])
        print(permits, len(gauge.visits), sum(gauge.visits.values()))
    print("alone:", run(1, 1).most)


main()
