# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [rwmutex lock]:
# stderr: goroutine 2 [rwmutex rlock]:
"""A reader that wants to write waits for itself, and a reader that comes later waits behind it."""
from bullsnake import Chan, RWMutex, go, yield_now


def late(lock: RWMutex, begin: Chan[None]) -> None:
    begin.recv()
    lock.lock()
    lock.rlock()


def main() -> None:
    lock = RWMutex()
    other = RWMutex()
    begin = Chan[None]()
    go(late, other, begin)
    begin.send(None)
    with lock.reading():
        print("reading")
        yield_now()
        with lock.writing():
            print("never printed")


main()
