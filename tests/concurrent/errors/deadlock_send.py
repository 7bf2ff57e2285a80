# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [chan send]:
# stderr: goroutine 2 [chan send]:
"""Two send to each other, and neither receives."""
from bullsnake import Chan, go


def left(mine: Chan[str], other: Chan[str]) -> None:
    other.send("from left")
    print(mine.recv())


def main() -> None:
    a = Chan[str]()
    b = Chan[str]()
    go(left, a, b)
    print("begin")
    a.send("from right")
    print(b.recv())


main()
