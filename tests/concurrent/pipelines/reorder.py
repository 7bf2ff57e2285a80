"""Work that is finished out of order is put back into order by a stage that holds what came too early."""
from bullsnake import Chan, WaitGroup, go, yield_now


def slow_square(n: int) -> int:
    for _ in range((n * 7) % 5):
        yield_now()
    return n * n


def worker(source: Chan[tuple[int, int]], out: Chan[tuple[int, int]], group: WaitGroup) -> None:
    for position, value in source:
        out.send((position, slow_square(value)))
    group.done()


def number(values: list[int], out: Chan[tuple[int, int]]) -> None:
    for position, value in enumerate(values):
        out.send((position, value))
    out.close()


class Reorder:
    """Holds results until all before them have come."""

    def __init__(self, source: Chan[tuple[int, int]], out: Chan[int]) -> None:
        self.source = source
        self.out = out
        self.held: dict[int, int] = {}
        self.next = 0
        self.most_held = 0

    def run(self) -> None:
        for position, value in self.source:
            self.held[position] = value
            self.most_held = max(self.most_held, len(self.held))
            self.release()
        assert not self.held
        self.out.close()

    def release(self) -> None:
        while self.next in self.held:
            self.out.send(self.held.pop(self.next))
            self.next += 1


def finish(group: WaitGroup, results: Chan[tuple[int, int]]) -> None:
    group.wait()
    results.close()


def main() -> None:
    values = [(i * 37) % 101 for i in range(120)]
    for workers in (1, 3, 8):
        tasks = Chan[tuple[int, int]](2)
        results = Chan[tuple[int, int]](2)
        ordered = Chan[int]()
        group = WaitGroup()
        go(number, values, tasks)
        for _ in range(workers):
            group.add()
            go(worker, tasks, results, group)
        go(finish, group, results)
        stage = Reorder(results, ordered)
        go(stage.run)
        got: list[int] = []
        for value in ordered:
            got.append(value)
        assert got == [v * v for v in values]
        assert 1 <= stage.most_held <= 120
        print(workers, "workers:", got[:6], "...", sum(got))


main()
