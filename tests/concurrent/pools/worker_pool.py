"""A pool with methods and a queue of jobs; results are kept by job, so it does not matter who did what."""
from dataclasses import dataclass, field

from bullsnake import Chan, Mutex, WaitGroup, go


@dataclass
class Job:
    number: int
    limit: int


@dataclass
class Stats:
    jobs: int = 0
    steps: int = 0
    longest: int = 0
    by_length: dict[int, list[int]] = field(default_factory=dict)


class Pool:
    def __init__(self, workers: int, queue: int) -> None:
        self.jobs = Chan[Job](queue)
        self.group = WaitGroup()
        self.mutex = Mutex()
        self.stats = Stats()
        for name in range(workers):
            self.group.add()
            go(self.work, name)

    def submit(self, job: Job) -> None:
        self.jobs.send(job)

    def work(self, name: int) -> None:
        for job in self.jobs:
            longest, steps = self.collatz(job)
            self.note(job, longest, steps)
        self.group.done()

    def collatz(self, job: Job) -> tuple[int, int]:
        longest = 0
        total = 0
        for start in range(job.number * 10 + 1, job.number * 10 + job.limit):
            n = start
            steps = 0
            while n != 1:
                n = n // 2 if n % 2 == 0 else 3 * n + 1
                steps += 1
            longest = max(longest, steps)
            total += steps
        return longest, total

    def note(self, job: Job, longest: int, steps: int) -> None:
        self.mutex.lock()
        try:
            self.stats.jobs += 1
            self.stats.steps += steps
            self.stats.longest = max(self.stats.longest, longest)
            self.stats.by_length.setdefault(longest, []).append(job.number)
        finally:
            self.mutex.unlock()

    def close(self) -> Stats:
        self.jobs.close()
        self.group.wait()
        return self.stats


def main() -> None:
    reports: list[str] = []
    for workers, queue in ((1, 0), (4, 0), (4, 10), (13, 3)):
        pool = Pool(workers, queue)
        for number in range(60):
            pool.submit(Job(number, 11))
        stats = pool.close()
        lengths = {length: sorted(jobs) for length, jobs in stats.by_length.items()}
        shown = [f"{length}:{lengths[length]}" for length in sorted(lengths)[:5]]
        reports.append(f"{stats.jobs} jobs, {stats.steps} steps, longest {stats.longest}; {' '.join(shown)}")
    assert all([report == reports[0] for report in reports])
    print(reports[0])


main()
