"""A pool on a queue: task_done and join say when all is done; a None for each worker ends it."""
import queue
import threading
from dataclasses import dataclass


@dataclass
class Job:
    number: int
    text: str


@dataclass
class Result:
    number: int
    palindrome: bool
    reverse: str


class Pool:
    def __init__(self, workers: int, size: int) -> None:
        self.jobs: queue.Queue[Job | None] = queue.Queue(size)
        self.results: queue.Queue[Result] = queue.Queue()
        self.threads = [threading.Thread(target=self.work, name=f"worker-{i}") for i in range(workers)]
        for thread in self.threads:
            thread.start()

    def work(self) -> None:
        while True:
            job = self.jobs.get()
            try:
                if job is None:
                    return
                reverse = job.text[::-1]
                self.results.put(Result(job.number, reverse == job.text, reverse))
            finally:
                self.jobs.task_done()

    def submit(self, job: Job) -> None:
        self.jobs.put(job)

    def finish(self) -> dict[int, Result]:
        self.jobs.join()
        found: dict[int, Result] = {}
        while not self.results.empty():
            result = self.results.get()
            found[result.number] = result
        for _ in self.threads:
            self.jobs.put(None)
        for thread in self.threads:
            thread.join()
        return found


def main() -> None:
    words = "level snake radar bull noon python stats rotor compiler refer".split()
    for workers, size in ((1, 0), (4, 2), (9, 1)):
        pool = Pool(workers, size)
        for number in range(50):
            pool.submit(Job(number, words[number % len(words)]))
        found = pool.finish()
        assert sorted(found) == list(range(50))
        print(workers, size, sum([1 for result in found.values() if result.palindrome]), found[1], found[49].reverse)
        print([thread.name for thread in pool.threads][:3])
    try:
        queue.Queue[int]().task_done()
    except ValueError as error:
        print(error)


main()
