# status: 1
# stderr: ValueError: negative WaitGroup counter
"""More are done than there were."""
from bullsnake import Chan, WaitGroup, go


def work(number: int, group: WaitGroup, out: Chan[int]) -> None:
    group.done()
    out.send(number)


def main() -> None:
    group = WaitGroup()
    out = Chan[int]()
    for number in range(3):
        group.add()
        go(work, number, group, out)
    group.wait()
    print(sum([out.recv() for _ in range(3)]))
    group.done()
    print("never printed")


main()
