# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [chan receive]:
"""A consumer waits for a channel that its producer forgot to close."""
from bullsnake import Chan, go


def produce(out: Chan[int], count: int) -> None:
    for n in range(count):
        out.send(n)


def main() -> None:
    numbers = Chan[int](2)
    go(produce, numbers, 5)
    total = 0
    for n in numbers:
        total += n
        print("total", total)
    print("never printed")


main()
