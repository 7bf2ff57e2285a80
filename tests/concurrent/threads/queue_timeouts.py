"""Queues that are full or empty: without waiting, with a limit, and with a thread that makes room or brings something."""
import queue
import threading
import time


def full(q: "queue.Queue[str]") -> str:
    try:
        q.put_nowait("no")
    except queue.Full:
        return "full"
    return "room"


def empty(q: "queue.Queue[str]") -> str:
    try:
        return q.get_nowait()
    except queue.Empty:
        return "empty"


def later(q: "queue.Queue[str]", text: str) -> None:
    time.sleep(0.02)
    q.put(text)


def take_later(q: "queue.Queue[str]", out: list[str]) -> None:
    time.sleep(0.02)
    out.append(q.get())


def main() -> None:
    q: queue.Queue[str] = queue.Queue(2)
    print(q.maxsize, q.empty(), q.full(), q.qsize())
    q.put("a")
    q.put("b", block=False)
    print(q.empty(), q.full(), q.qsize(), full(q))
    try:
        q.put("c", timeout=0.01)
    except queue.Full as error:
        print("full after a while", type(error).__name__, str(error) == "")
    print(empty(q), empty(q), empty(q))
    try:
        q.get(True, 0.01)
    except queue.Empty:
        print("empty after a while")

    bringer = threading.Thread(target=later, args=(q, "brought"))
    bringer.start()
    print(q.get(timeout=10.0))
    bringer.join()

    out: list[str] = []
    q.put("x")
    q.put("y")
    taker = threading.Thread(target=take_later, args=(q, out))
    taker.start()
    q.put("z", timeout=10.0)
    taker.join()
    print(out, q.qsize(), empty(q), empty(q))

    for timeout in (-1.0, -0.5):
        try:
            q.get(timeout=timeout)
        except ValueError as error:
            print(error)
    try:
        q.put("never", True, -1.0)
    except ValueError as error:
        print(error)
    numbers: queue.Queue[float] = queue.Queue(maxsize=-3)
    for i in range(50):
        numbers.put(i / 2)
    print(numbers.full(), sum([numbers.get() for _ in range(50)]))


main()
