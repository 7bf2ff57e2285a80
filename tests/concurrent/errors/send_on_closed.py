# status: 1
# stderr: goroutine 2:
# stderr: bullsnake.Closed: send on closed channel
"""A producer that is still sending when the channel is closed."""
from bullsnake import Chan, Closed, go


def produce(out: Chan[int]) -> None:
    n = 0
    while True:
        out.send(n)
        n += 1


def main() -> None:
    numbers = Chan[int]()
    go(produce, numbers)
    print(numbers.recv(), numbers.recv())
    other = Chan[int](1)
    other.close()
    try:
        other.send(5)
    except Closed as error:
        print(error)
    numbers.close()
    Chan[None]().recv()


main()
