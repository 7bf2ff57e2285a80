"""Wait groups: used again and again, waited for by several, counted up by more than one at a time."""
from bullsnake import Chan, Mutex, WaitGroup, go, yield_now


class Log:
    def __init__(self) -> None:
        self.mutex = Mutex()
        self.lines: list[str] = []

    def add(self, line: str) -> None:
        with self.mutex:
            self.lines.append(line)

    def take(self) -> list[str]:
        with self.mutex:
            lines, self.lines = self.lines, []
            return sorted(lines)


def phase(name: str, number: int, log: Log, group: WaitGroup) -> None:
    try:
        for _ in range(number % 3):
            yield_now()
        if number == 4:
            raise ValueError(f"{name}{number} failed")
        log.add(f"{name}{number}")
    except ValueError as error:
        log.add(str(error))
    finally:
        group.done()


def waiter(number: int, group: WaitGroup, finished: WaitGroup, out: Chan[int]) -> None:
    group.wait()
    out.send(number)
    finished.done()


def main() -> None:
    log = Log()
    group = WaitGroup()
    for name in ("a", "b", "c"):
        group.add(6)
        for number in range(6):
            go(phase, name, number, log, group)
        group.wait()
        print(log.take())

    out = Chan[int](10)
    finished = WaitGroup()
    group.add(2)
    finished.add(10)
    for number in range(10):
        go(waiter, number, group, finished, out)
    yield_now()
    print("nobody yet:", len(out))
    group.done()
    group.add(3)
    group.add(-3)
    print("nobody yet:", len(out))
    group.done()
    finished.wait()
    print(sorted([out.recv() for _ in range(10)]))

    group.wait()
    for wrong in (-1, -5):
        try:
            group.add(wrong)
        except ValueError as error:
            print(wrong, error)
    group.add(0)
    group.wait()


main()
