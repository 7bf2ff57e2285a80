"""Events: a start signal for all, a stop signal that is looked at, and a chain in which each wakes the next."""
import threading


class Runner:
    def __init__(self, name: int, start: threading.Event, stop: threading.Event) -> None:
        self.name = name
        self.start = start
        self.stop = stop
        self.ready = threading.Event()
        self.steps = 0
        self.started_early = False

    def run(self) -> None:
        self.started_early = self.start.is_set()
        self.ready.set()
        self.start.wait()
        while not self.stop.is_set():
            self.steps += 1
            if self.steps >= 10:
                self.stop.wait(0.001)


def link(mine: threading.Event, following: threading.Event, number: int, log: list[int]) -> None:
    mine.wait()
    log.append(number)
    following.set()


def main() -> None:
    start = threading.Event()
    stop = threading.Event()
    runners = [Runner(name, start, stop) for name in range(5)]
    threads = [threading.Thread(target=runner.run) for runner in runners]
    for thread in threads:
        thread.start()
    for runner in runners:
        assert runner.ready.wait(10.0)
    print("ready", [runner.started_early for runner in runners])
    assert all([runner.steps == 0 for runner in runners])
    start.set()
    while not all([runner.steps >= 10 for runner in runners]):
        threading.Event().wait(0.001)
    stop.set()
    for thread in threads:
        thread.join()
    print("stopped", all([runner.steps >= 10 for runner in runners]))

    events = [threading.Event() for _ in range(21)]
    log: list[int] = []
    chain = [threading.Thread(target=link, args=(events[i], events[i + 1], i, log)) for i in range(20)]
    for thread in reversed(chain):
        thread.start()
    events[0].set()
    print(events[20].wait(10.0), log)
    event = threading.Event()
    print(event.wait(0.001), event.is_set())
    event.set()
    print(event.wait(), event.wait(0.0))
    event.clear()
    print(event.is_set())
    for thread in chain:
        thread.join()


main()
