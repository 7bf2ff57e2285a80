"""Everything that waits can wait for a limited time, and says whether it was worth it."""
import threading
import time


def hold(lock: threading.Lock, held: threading.Event, free: threading.Event) -> None:
    with lock:
        held.set()
        free.wait()


def notify_late(condition: threading.Condition, delay: float) -> None:
    time.sleep(delay)
    with condition:
        condition.notify()


def at_least(seconds: float, since: float) -> bool:
    return time.monotonic() - since >= seconds


def main() -> None:
    lock = threading.Lock()
    held, free = threading.Event(), threading.Event()
    holder = threading.Thread(target=hold, args=(lock, held, free))
    holder.start()
    held.wait()
    since = time.monotonic()
    print(lock.acquire(timeout=0.02), at_least(0.02, since))
    print(lock.acquire(True, 0), lock.acquire(False), lock.locked())
    since = time.monotonic()
    holder.join(0.02)
    print(holder.is_alive(), at_least(0.02, since))
    holder.join(-1)
    free.set()
    holder.join(10)
    print(holder.is_alive(), lock.acquire(timeout=5.5))
    lock.release()

    condition = threading.Condition()
    with condition:
        since = time.monotonic()
        print(condition.wait(0.02), at_least(0.02, since))
        helper = threading.Thread(target=notify_late, args=(condition, 0.01))
        helper.start()
        print(condition.wait(10.0))
        print(condition.wait_for(lambda: False, timeout=0.01), condition.wait_for(lambda: True, timeout=0))
    helper.join()

    semaphore = threading.Semaphore(0)
    threading.Timer(0.01, semaphore.release).start()
    print(semaphore.acquire(timeout=0.001), semaphore.acquire(timeout=10))
    event = threading.Event()
    threading.Timer(0.01, event.set).start()
    print(event.wait(0.001), event.wait(10))
    barrier = threading.Barrier(2, timeout=0.01)
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        print(type(error).__name__, barrier.broken)
    print(1.0 < threading.TIMEOUT_MAX)


main()
