"""Once: tables are built by whoever comes first, and complete for everybody else."""
from bullsnake import Chan, Once, WaitGroup, go, yield_now


class Lazy:
    """Tables that are built at first use."""

    def __init__(self) -> None:
        self.once = Once()
        self.built = 0
        self.squares: list[int] = []
        self.names: dict[str, int] = {}

    def build(self) -> None:
        self.built += 1
        for i in range(50):
            self.squares.append(i * i)
            if i % 10 == 0:
                yield_now()
        for i, word in enumerate("zero one two three four five six seven eight nine".split()):
            self.names[word] = i

    def square(self, name: str) -> int:
        self.once.do(self.build)
        assert len(self.squares) == 50 and len(self.names) == 10, "seen before it was complete"
        return self.squares[self.names[name]]


class Resource:
    def __init__(self) -> None:
        self.opening = Once()
        self.closing = Once()
        self.log: list[str] = []

    def use(self, user: int) -> None:
        self.opening.do(lambda: self.log.append("open"))
        if user % 3 == 0:
            self.closing.do(lambda: self.log.append("close"))


def failing() -> None:
    raise OSError("no such table")


def main() -> None:
    lazy = Lazy()
    words = ["three", "nine", "zero", "seven"]
    out = Chan[int](40)

    def look_up(word: str) -> None:
        out.send(lazy.square(word))

    for i in range(40):
        go(look_up, words[i % 4])
    total = 0
    for _ in range(40):
        total += out.recv()
    assert lazy.built == 1
    print(total, lazy.built)

    resource = Resource()
    group = WaitGroup()
    for user in range(12):
        group.add()

        def run(user: int) -> None:
            resource.use(user)
            group.done()

        go(run, user)
    group.wait()
    print(resource.log)

    once = Once()
    for attempt in range(3):
        try:
            once.do(failing)
            print(attempt, "nothing")
        except OSError as error:
            print(attempt, error)


main()
