# status: 1
# stderr: RuntimeError: unlock of unlocked mutex
"""Errors of locks can be caught; the last one is not."""
from bullsnake import Mutex, RWMutex


def main() -> None:
    lock = RWMutex()
    try:
        lock.unlock()
    except RuntimeError as error:
        print(error)
    try:
        lock.runlock()
    except RuntimeError as error:
        print(error)
    mutex = Mutex()
    mutex.lock()
    mutex.unlock()
    print(mutex.try_lock())
    mutex.unlock()
    mutex.unlock()


main()
