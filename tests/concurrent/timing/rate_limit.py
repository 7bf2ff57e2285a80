"""A rate limiter of tokens: they come at a steady pace, some can be saved, and nobody works without one."""
import time

from bullsnake import Chan, Mutex, WaitGroup, go, select, sleep


class Limiter:
    def __init__(self, period: float, burst: int) -> None:
        self.period = period
        self.tokens = Chan[None](burst)
        self.stopping = Chan[None]()
        self.stopped = Chan[int]()
        for _ in range(burst):
            self.tokens.send(None)
        go(self.refill)

    def refill(self) -> None:
        made = 0
        while select(self.stopping.on_recv(), timeout=self.period) == -1:
            if select(self.tokens.on_send(None), default=True) == 0:
                made += 1
        self.stopped.send(made)

    def take(self) -> None:
        self.tokens.recv()

    def stop(self) -> int:
        self.stopping.close()
        return self.stopped.recv()


def worker(name: int, limiter: Limiter, jobs: Chan[int], log: list[int], mutex: Mutex, group: WaitGroup) -> None:
    for job in jobs:
        limiter.take()
        with mutex:
            log.append(job)
    group.done()


def run(workers: int, count: int, period: float, burst: int) -> tuple[list[int], float, int]:
    start = time.monotonic()
    limiter = Limiter(period, burst)
    jobs = Chan[int](count)
    for job in range(count):
        jobs.send(job)
    jobs.close()
    mutex = Mutex()
    group = WaitGroup()
    log: list[int] = []
    for name in range(workers):
        group.add()
        go(worker, name, limiter, jobs, log, mutex, group)
    group.wait()
    took = time.monotonic() - start
    return sorted(log), took, limiter.stop()


def main() -> None:
    for workers, count, burst in ((1, 8, 2), (5, 12, 4), (3, 3, 3)):
        period = 0.004
        log, took, made = run(workers, count, period, burst)
        assert log == list(range(count))
        assert made >= count - burst
        assert took >= (count - burst) * period
        print(workers, count, burst, "paced")
    sleep(0.0)


main()
