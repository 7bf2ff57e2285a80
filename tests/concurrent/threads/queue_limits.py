"""Queues that are full and empty: what the calls that do not wait do, timeouts, and the three orders of leaving."""
import queue
import threading


def drain(q: "queue.Queue[int]") -> list[int]:
    found: list[int] = []
    while True:
        try:
            found.append(q.get_nowait())
        except queue.Empty:
            return found


def fill(q: "queue.Queue[int]", values: list[int]) -> int:
    """How many fit in."""
    for count, value in enumerate(values):
        try:
            q.put_nowait(value)
        except queue.Full:
            return count
    return len(values)


def slow_consumer(q: "queue.Queue[int]", begin: threading.Event, got: list[int]) -> None:
    begin.wait()
    for _ in range(6):
        got.append(q.get())


def main() -> None:
    values = [5, 3, 9, 1, 7, 3]
    orders: list[queue.Queue[int]] = [queue.Queue(), queue.LifoQueue(), queue.PriorityQueue()]
    for q in orders:
        assert fill(q, values) == 6
        print(type(q).__name__, q.qsize(), q.full(), drain(q), q.empty())

    small: queue.Queue[int] = queue.Queue(2)
    print(fill(small, values), small.full(), small.maxsize)
    for wait in (True, False):
        try:
            if wait:
                small.put(0, timeout=0.01)
            else:
                small.put(0, block=False)
        except queue.Full:
            print("full")
    print(small.get(), small.get(timeout=1.0))
    for wait in (True, False):
        try:
            print(small.get(block=wait, timeout=0.01))
        except queue.Empty:
            print("empty")

    begin = threading.Event()
    got: list[int] = []
    thread = threading.Thread(target=slow_consumer, args=(small, begin, got))
    thread.start()
    small.put(1)
    small.put(2)
    begin.set()
    for value in (3, 4, 5, 6):
        small.put(value)
    thread.join()
    print(got, small.empty())

    simple: queue.SimpleQueue[str] = queue.SimpleQueue()
    for word in "never full".split():
        simple.put(word)
    print(simple.qsize(), simple.get(), simple.get(), simple.empty())


main()
