# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [waitgroup wait]:
"""One worker leaves without saying that it is done."""
from bullsnake import Mutex, WaitGroup, go

finished: list[int] = []
mutex = Mutex()


def work(number: int, group: WaitGroup) -> None:
    if number == 3:
        return
    with mutex:
        finished.append(number)
        if len(finished) == 4:
            print(sorted(finished))
    group.done()


def main() -> None:
    group = WaitGroup()
    for number in range(5):
        group.add()
        go(work, number, group)
    group.wait()
    print("never printed")


main()
