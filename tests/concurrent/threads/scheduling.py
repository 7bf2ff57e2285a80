"""A scheduler over a priority queue: by time, then by number; items with an order of their own, and ties as heapq leaves them."""
import queue
import threading
from dataclasses import dataclass


@dataclass(order=True)
class Job:
    due: int
    number: int
    name: str


class Ticket:
    """Compares by priority alone."""

    def __init__(self, priority: int, name: str) -> None:
        self.priority = priority
        self.name = name

    def __lt__(self, other: "Ticket") -> bool:
        return self.priority < other.priority


class Scheduler(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="scheduler")
        self.jobs: queue.PriorityQueue[Job] = queue.PriorityQueue()
        self.log: list[str] = []
        self.count = 0

    def add(self, due: int, name: str) -> None:
        self.jobs.put(Job(due, self.count, name))
        self.count += 1

    def run(self) -> None:
        while True:
            job = self.jobs.get()
            self.log.append(f"{job.due}:{job.name}")
            if job.name == "stop":
                return
            if job.name.startswith("twice"):
                self.add(job.due + 5, job.name.removeprefix("twice "))


def feed(target: "queue.PriorityQueue[tuple[int, str]]", name: str, numbers: list[int]) -> None:
    for number in numbers:
        target.put((number, name))


def main() -> None:
    scheduler = Scheduler()
    for due, name in ((30, "c"), (10, "a"), (20, "b"), (10, "a2"), (12, "twice d"), (99, "stop"), (0, "first")):
        scheduler.add(due, name)
    scheduler.start()
    scheduler.join()
    print(scheduler.log)

    tickets: queue.PriorityQueue[Ticket] = queue.PriorityQueue()
    for i in range(24):
        tickets.put(Ticket(i * 7 % 4, f"t{i}"))
    for i in range(6):
        tickets.put(Ticket(tickets.get().priority, f"again{i}"))
    print(" ".join([f"{t.priority}{t.name}" for t in [tickets.get() for _ in range(24)]]))

    merged: queue.PriorityQueue[tuple[int, str]] = queue.PriorityQueue(100)
    threads = [threading.Thread(target=feed, args=(merged, name, list(range(i, 40, 4)))) for i, name in enumerate("wxyz")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    items = [merged.get() for _ in range(merged.qsize())]
    assert items == sorted(items)
    print(len(items), items[:5], items[-1])
    numbers: queue.PriorityQueue[float] = queue.PriorityQueue()
    for i in range(20):
        numbers.put(i * 37 % 20 / 4)
    print([numbers.get() for _ in range(20)])


main()
