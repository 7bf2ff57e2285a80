# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [waitgroup wait]:
# stderr: goroutine 2 [mutex lock]:
# stderr: goroutine 3 [mutex lock]:
# stderr: goroutine 4 [mutex lock]:
"""Each philosopher has the left fork, and waits for the right one; a barrier sees to it that they really do."""
from bullsnake import Chan, Mutex, WaitGroup, go


def dine(left: Mutex, right: Mutex, holding: Chan[None], eat: Chan[None], group: WaitGroup) -> None:
    left.lock()
    holding.send(None)
    for _ in eat:
        pass
    right.lock()
    print("eats")
    right.unlock()
    left.unlock()
    group.done()


def main() -> None:
    forks = [Mutex() for _ in range(3)]
    holding = Chan[None]()
    eat = Chan[None]()
    group = WaitGroup()
    group.add(3)
    for seat in range(3):
        go(dine, forks[seat], forks[(seat + 1) % 3], holding, eat, group)
    for _ in forks:
        holding.recv()
    print("all have one fork")
    eat.close()
    group.wait()


main()
