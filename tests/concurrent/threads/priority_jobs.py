"""A priority queue of tuples and of objects that can be compared; the order of leaving is the order of urgency."""
import queue
import threading


class Task:
    def __init__(self, urgency: int, name: str) -> None:
        self.urgency = urgency
        self.name = name

    def __lt__(self, other: "Task") -> bool:
        return (-self.urgency, self.name) < (-other.urgency, other.name)

    def __repr__(self) -> str:
        return f"{self.name}!{self.urgency}"


def add_all(q: "queue.PriorityQueue[Task]", tasks: list[Task], done: threading.Semaphore) -> None:
    for task in tasks:
        q.put(task)
    done.release()


def work(q: "queue.PriorityQueue[tuple[int, str]]", log: list[str], lock: threading.Lock) -> None:
    while True:
        _, text = q.get()
        if text == "stop":
            return
        with lock:
            log.append(text)


def main() -> None:
    tasks: queue.PriorityQueue[Task] = queue.PriorityQueue()
    done = threading.Semaphore(0)
    groups = [[Task((i * j * 7) % 10, f"{'abc'[i]}{j}") for j in range(8)] for i in range(3)]
    threads = [threading.Thread(target=add_all, args=(tasks, group, done)) for group in groups]
    for thread in threads:
        thread.start()
    for _ in threads:
        done.acquire()
    order = [tasks.get() for _ in range(24)]
    assert all([not order[i + 1] < order[i] for i in range(23)])
    print(order[:8], order[-1])
    for thread in threads:
        thread.join()

    pairs: queue.PriorityQueue[tuple[int, str]] = queue.PriorityQueue()
    log: list[str] = []
    lock = threading.Lock()
    for i, word in enumerate("the quick brown fox jumps over the lazy dog".split()):
        pairs.put(((i * 5) % 9, word))
    pairs.put((100, "stop"))
    worker = threading.Thread(target=work, args=(pairs, log, lock))
    worker.start()
    worker.join()
    print(log, pairs.empty())

    several = [threading.Thread(target=work, args=(pairs, log, lock)) for _ in range(3)]
    for i in range(30):
        pairs.put((i % 4, f"w{i}"))
    for _ in several:
        pairs.put((100, "stop"))
    for thread in several:
        thread.start()
    for thread in several:
        thread.join()
    print(len(log), sorted(log[9:])[:5])


main()
