"""Errors of those who use threads, locks and queues in the wrong way, with their texts."""
import queue
import threading


class Forgetful(threading.Thread):
    def __init__(self) -> None:
        self.steps = 0

    def run(self) -> None:
        self.steps += 1


def attempt(what: str, number: int) -> None:
    lock, condition, semaphore = threading.Lock(), threading.Condition(threading.Lock()), threading.Semaphore()
    thread = threading.Thread(target=print, args=("a thread",))
    try:
        if number == 0:
            lock.release()
        elif number == 1:
            threading.RLock().release()
        elif number == 2:
            condition.wait()
        elif number == 3:
            condition.notify_all()
        elif number == 4:
            semaphore.release(0)
        elif number == 5:
            semaphore.acquire(False, timeout=1.0)
        elif number == 6:
            lock.acquire(False, 1.0)
        elif number == 7:
            lock.acquire(timeout=-2.0)
        elif number == 8:
            thread.join()
        elif number == 9:
            threading.current_thread().join()
        elif number == 10:
            thread.start()
            thread.join()
            thread.start()
        elif number == 11:
            Forgetful().start()
        elif number == 12:
            queue.Queue[int]().task_done()
        elif number == 13:
            condition.release()
        elif number == 14:
            threading.BoundedSemaphore(2).release()
        print(what, "is fine")
    except (RuntimeError, ValueError) as error:
        print(f"{what}: {type(error).__name__}: {error}")


def main() -> None:
    names = ["release", "rlock", "wait", "notify", "zero", "time without wait", "the same", "negative", "not started", "itself"]
    names += ["twice", "forgetful", "task_done", "condition", "bounded"]
    for number, name in enumerate(names):
        attempt(name, number)
    lock = threading.Lock()
    try:
        with lock:
            lock.release()
    except RuntimeError as error:
        print(error)
    print(lock.acquire(), lock.acquire(False))


main()
