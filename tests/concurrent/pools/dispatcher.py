"""A dispatcher gives jobs to whichever worker is idle, the most urgent first; a heap of our own holds the rest."""
from dataclasses import dataclass

from bullsnake import Chan, go, select


@dataclass
class Job:
    urgency: int
    number: int

    def before(self, other: "Job") -> bool:
        return (self.urgency, self.number) < (other.urgency, other.number)


class Heap:
    def __init__(self) -> None:
        self.items: list[Job] = []

    def push(self, job: Job) -> None:
        self.items.append(job)
        i = len(self.items) - 1
        while i > 0 and self.items[i].before(self.items[(i - 1) // 2]):
            up = (i - 1) // 2
            self.items[i], self.items[up] = self.items[up], self.items[i]
            i = up

    def pop(self) -> Job:
        top = self.items[0]
        last = self.items.pop()
        if self.items:
            self.items[0] = last
            self.sink()
        return top

    def sink(self) -> None:
        i = 0
        while 2 * i + 1 < len(self.items):
            child = 2 * i + 1
            if child + 1 < len(self.items) and self.items[child + 1].before(self.items[child]):
                child += 1
            if not self.items[child].before(self.items[i]):
                return
            self.items[i], self.items[child] = self.items[child], self.items[i]
            i = child


def dispatch(incoming: Chan[Job], idle: Chan[Chan[Job]], waiting: Heap, expected: int) -> None:
    """First all jobs come in, then they are given away: the order in which they leave is their urgency."""
    for job in incoming:
        waiting.push(job)
    for _ in range(expected):
        idle.recv().send(waiting.pop())
    assert not waiting.items


def work(idle: Chan[Chan[Job]], done: Chan[tuple[int, Job]], quit: Chan[None], name: int) -> None:
    mine = Chan[Job]()
    job_case = mine.on_recv()
    while True:
        if select(idle.on_send(mine), quit.on_recv()) == 1:
            return
        assert select(job_case) == 0
        done.send((name, job_case.value))


def main() -> None:
    incoming = Chan[Job]()
    idle = Chan[Chan[Job]]()
    done = Chan[tuple[int, Job]](100)
    quit = Chan[None]()
    go(dispatch, incoming, idle, Heap(), 50)
    for name in range(4):
        go(work, idle, done, quit, name)
    for number in range(50):
        incoming.send(Job((number * 17) % 10, number))
    incoming.close()
    jobs: list[Job] = []
    for _ in range(50):
        name, job = done.recv()
        assert 0 <= name < 4
        jobs.append(job)
    quit.close()
    jobs.sort(key=lambda job: job.number)
    assert [job.number for job in jobs] == list(range(50))
    print(sum([job.urgency * job.number for job in jobs]))

    heap = Heap()
    for job in jobs:
        heap.push(job)
    print([heap.pop().number for _ in range(50)])


main()
