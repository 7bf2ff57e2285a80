"""An exception that leaves generators, a context manager, a comprehension and a sort key, with notes and a cause, uncaught."""
# status: 1
from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import reduce
from typing import Generator, Iterable, Iterator


@dataclass(frozen=True)
class Reading:
    sensor: str
    value: float

    def checked(self) -> Reading:
        if self.value < 0:
            raise ValueError(f"{self.sensor}: {self.value}")
        return self


class Broken(RuntimeError):
    def __init__(self, reading: str) -> None:
        super().__init__(reading)
        self.add_note("sensor " + reading.partition(":")[0])


def readings(lines: Iterable[str]) -> Iterator[Reading]:
    for line in lines:
        name, _, text = line.partition(" ")
        try:
            yield Reading(name, float(text)).checked()
        except ValueError as error:
            raise Broken(str(error)) from error
        finally:
            print("seen", line)


@contextmanager
def session(name: str) -> Iterator[dict[str, float]]:
    print("open", name)
    best: dict[str, float] = {}
    try:
        yield best
    finally:
        print("close", name, best)


def running(source: Iterator[Reading]) -> Generator[tuple[str, float], None, int]:
    n = 0
    for reading in source:
        n += 1
        yield reading.sensor, reading.value / n
    return n


def summary(lines: list[str]) -> int:
    with session(lines[0].split()[0]) as best:
        def both() -> Generator[str, None, int]:
            for k, v in running(readings(lines)):
                if v > best.get(k, 0.0):
                    best[k] = v
                    yield f"{k}={v:.2f}"
            return len(best)

        print(" ".join(both()))
    return len(best)


def worst(groups: list[list[str]]) -> list[int]:
    counts = []
    for group in groups:
        counts.append(summary(group))
    return sorted(counts, key=lambda n: 6 // n)


good = ["a 1.5", "b 8", "a 12", "c 0"]
print(worst([good, good[::-1][:2]]))
print(reduce(lambda n, g: n * 10 + summary(g), [good[1:], good[:1]], 0))
for bad in (["a 1", "b -1"], ["x 1", "y z", "z 3"], []):
    try:
        print(worst([bad]))
    except (Broken, IndexError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))
for key, value in running(readings(["d 2", "d -0.0", "late -3"])):
    print(key, value)
