"""Lines, words, letters: a text is read by one goroutine, measured by three others, and reported in a fixed order."""
from bullsnake import Chan, WaitGroup, go

TEXT = """It was the best of times, it was the worst of times,
it was the age of wisdom, it was the age of foolishness,
it was the epoch of belief, it was the epoch of incredulity,
it was the season of Light, it was the season of Darkness."""


class Meter:
    """Measures lines that come through its channel."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines = Chan[str](1)

    def measure(self, line: str) -> None:
        raise NotImplementedError

    def result(self) -> str:
        raise NotImplementedError

    def run(self, group: WaitGroup) -> None:
        for line in self.lines:
            self.measure(line)
        group.done()


class Longest(Meter):
    def __init__(self) -> None:
        super().__init__("longest word")
        self.word = ""

    def measure(self, line: str) -> None:
        for word in line.replace(",", " ").replace(".", " ").split():
            if len(word) > len(self.word):
                self.word = word

    def result(self) -> str:
        return self.word


class Counts(Meter):
    def __init__(self) -> None:
        super().__init__("most frequent")
        self.counts: dict[str, int] = {}

    def measure(self, line: str) -> None:
        for word in line.lower().replace(",", "").replace(".", "").split():
            self.counts[word] = self.counts.get(word, 0) + 1

    def result(self) -> str:
        ranked = sorted(self.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        return ", ".join([f"{word} {n}" for word, n in ranked[:4]])


class Letters(Meter):
    def __init__(self) -> None:
        super().__init__("letters")
        self.total = 0

    def measure(self, line: str) -> None:
        self.total += len([c for c in line if c.isalpha()])

    def result(self) -> str:
        return str(self.total)


def main() -> None:
    meters: list[Meter] = [Longest(), Counts(), Letters()]
    group = WaitGroup()
    for meter in meters:
        group.add()
        go(meter.run, group)
    for line in TEXT.splitlines() * 3:
        for meter in meters:
            meter.lines.send(line)
    for meter in meters:
        meter.lines.close()
    group.wait()
    for meter in meters:
        print(f"{meter.name:>14}: {meter.result()}")


main()
