# status: 1
# stderr: goroutine 2:
# stderr: ValueError: unlucky 13
"""An exception that nobody catches ends the program, whatever the others do; what was printed before is there."""
from bullsnake import Chan, go, sleep


def check(number: int) -> int:
    if number == 13:
        raise ValueError(f"unlucky {number}")
    return number


def work(numbers: Chan[int]) -> None:
    try:
        for number in numbers:
            check(number)
    finally:
        print("the worker leaves")


def idle() -> None:
    while True:
        sleep(1.0)


def main() -> None:
    numbers = Chan[int]()
    go(work, numbers)
    go(idle)
    for number in (1, 2, 3, 13):
        numbers.send(number)
    Chan[None]().recv()


main()
