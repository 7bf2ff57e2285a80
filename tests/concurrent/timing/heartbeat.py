"""A worker sends heartbeats; a watcher notices when they stop, and starts another worker with what is left to do."""
from bullsnake import Chan, after, go, select, sleep


class Worker:
    def __init__(self, name: int, tasks: list[int], dies_after: int) -> None:
        self.name = name
        self.tasks = tasks
        self.dies_after = dies_after
        self.beat = Chan[int](100)
        self.results = Chan[int](100)

    def run(self) -> None:
        for position, task in enumerate(self.tasks):
            if position == self.dies_after:
                Chan[int]().recv()
            self.results.send(task * task)
            self.beat.send(position)
        self.beat.close()


class Watcher:
    """Gives a worker up when it has not been heard of for `patience` seconds."""

    def __init__(self, patience: float) -> None:
        self.patience = patience
        self.restarts = 0
        self.results: list[int] = []

    def watch(self, worker: Worker) -> int:
        """How many tasks were done when the worker ended or fell silent."""
        case = worker.beat.on_recv()
        done = 0
        while done < len(worker.tasks):
            if select(case, timeout=self.patience) == -1:
                break
            assert case.value == done
            done += 1
        for _ in range(done):
            self.results.append(worker.results.recv())
        return done

    def run(self, tasks: list[int], lifetimes: list[int]) -> None:
        left = tasks
        for name, lifetime in enumerate(lifetimes):
            worker = Worker(name, left, lifetime)
            go(worker.run)
            done = self.watch(worker)
            left = left[done:]
            if not left:
                return
            self.restarts += 1


def ticker(period: float, count: int, out: Chan[int]) -> None:
    for n in range(count):
        sleep(period)
        out.send(n)
    out.close()


def main() -> None:
    tasks = list(range(1, 31))
    watcher = Watcher(0.4)
    watcher.run(tasks, [7, 12, 0, 100])
    assert watcher.results == [t * t for t in tasks]
    print(watcher.restarts, sum(watcher.results))
    watcher = Watcher(5.0)
    watcher.run(tasks, [31])
    print(watcher.restarts, len(watcher.results))

    ticks = Chan[int]()
    limit = after(5.0).on_recv()
    go(ticker, 0.002, 10, ticks)
    tick = ticks.on_recv()
    seen = 0
    while seen < 10 and select(tick, limit) == 0:
        assert tick.value == seen
        seen += 1
    print("ticks", seen)


main()
