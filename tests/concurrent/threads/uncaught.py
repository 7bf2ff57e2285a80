# stderr: ValueError: thread 2 fails
"""An exception in a thread ends that thread only: it is printed, the others go on, and the program ends with status 0."""
import threading


class Job(threading.Thread):
    def __init__(self, number: int, results: dict[int, str], lock: threading.Lock) -> None:
        super().__init__(name=f"job-{number}")
        self.number = number
        self.results = results
        self.lock = lock

    def compute(self) -> str:
        if self.number == 2:
            raise ValueError(f"thread {self.number} fails")
        return "x" * self.number

    def run(self) -> None:
        try:
            text = self.compute()
        finally:
            with self.lock:
                self.results[self.number] = "ended"
        with self.lock:
            self.results[self.number] = text


def swallow(errors: list[str], lock: threading.Lock, number: int) -> None:
    try:
        print([0, 1][number])
    except IndexError as error:
        with lock:
            errors.append(str(error))


def main() -> None:
    results: dict[int, str] = {}
    lock = threading.Lock()
    jobs = [Job(number, results, lock) for number in range(5)]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    print(sorted(results.items()))
    errors: list[str] = []
    threads = [threading.Thread(target=swallow, args=(errors, lock, number)) for number in (2, 3, 4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(errors), errors[0])
    print(jobs[2].is_alive(), jobs[2].name)


main()
