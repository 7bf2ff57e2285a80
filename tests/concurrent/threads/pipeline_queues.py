"""A pipeline of threads and queues, with a sentinel that travels through it; stages are functions."""
import queue
import threading
from collections.abc import Callable


class End:
    """Nothing more comes."""


Item = str | End


class Stage:
    def __init__(self, name: str, f: Callable[[str], list[str]], source: "queue.Queue[Item]", size: int) -> None:
        self.name = name
        self.f = f
        self.source = source
        self.out: queue.Queue[Item] = queue.Queue(size)
        self.handled = 0
        self.thread = threading.Thread(target=self.run, name=name)
        self.thread.start()

    def run(self) -> None:
        while True:
            item = self.source.get()
            if isinstance(item, End):
                self.out.put(item)
                return
            self.handled += 1
            for result in self.f(item):
                self.out.put(result)


def words(line: str) -> list[str]:
    return line.lower().replace(",", " ").split()


def only_long(word: str) -> list[str]:
    return [word] if len(word) > 3 else []


def stars(word: str) -> list[str]:
    return [word[0] + "*" * (len(word) - 2) + word[-1]]


def build(size: int) -> tuple["queue.Queue[Item]", list[Stage]]:
    source: queue.Queue[Item] = queue.Queue(size)
    stages: list[Stage] = []
    last = source
    for name, f in (("words", words), ("long", only_long), ("stars", stars)):
        stage = Stage(name, f, last, size)
        stages.append(stage)
        last = stage.out
    return source, stages


def main() -> None:
    lines = ["Now is the winter, of our discontent", "made glorious summer", "", "by this sun of York"] * 5
    for size in (0, 1, 3):
        source, stages = build(size)
        found: list[str] = []

        def collect() -> None:
            while True:
                item = stages[-1].out.get()
                if isinstance(item, End):
                    return
                found.append(item)

        collector = threading.Thread(target=collect)
        collector.start()
        for line in lines:
            source.put(line)
        source.put(End())
        collector.join()
        for stage in stages:
            stage.thread.join()
        print(size, [f"{stage.name} {stage.handled}" for stage in stages], len(found))
    print(found[:7])


main()
