"""statistics: averages and spread of grades, measurements, words; as CPython to the last digit."""

import random
import statistics
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from statistics import mean, median, mode, multimode, pstdev, pvariance, stdev, variance


@dataclass
class Sample:
    group: str
    value: float


def measurements() -> list[Sample]:
    random.seed(7)
    return [Sample(random.choice("abc"), random.gauss(10, 2)) for _ in range(60)]


def grades() -> None:
    scores = {"ann": [90, 85, 77], "bob": [60, 61, 62], "cid": [100, 99, 1, 50]}
    for name, got in scores.items():
        print(name, mean(got), median(got), round(statistics.fmean(got), 2), variance(got), pvariance(got), stdev(got), pstdev(got))
    print(mean([1, 2, 3, 4]), mean([1, 2, 3]), median([1, 3, 2]), median([4, 1, 3, 2]), variance([1, 2, 3, 4, 5]), pvariance([2, 2]))
    best = max(scores, key=lambda name: statistics.fmean(scores[name]))
    print(best, f"{mean(scores[best]):.3f}", mean(scores["bob"]) + 1, statistics.median_low([4, 1, 3, 2]), statistics.median_high([4, 1, 3, 2]))
    average: float = mean(scores["ann"])
    print(average > 80, [name for name, got in scores.items() if mean(got) > 70])


def floats() -> None:
    print(mean([0.1, 0.2, 0.3]), mean([1.5, 2.5]), median([2.5, 1.5, 3.5, 0.5]), stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]))
    print(pvariance([0.0, 0.25, 0.25, 1.25, 1.5, 1.75, 2.75, 3.25]), variance([2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]))
    print(mean([1e16, 1.0, -1e16]), stdev([1e9 + 0.1, 1e9 + 0.2, 1e9 + 0.3]), pstdev([7.0]), variance([5.0, 5.0, 5.0]))
    groups: defaultdict[str, list[float]] = defaultdict(list)
    for sample in measurements():
        groups[sample.group].append(sample.value)
    for group, values in sorted(groups.items()):
        print(group, len(values), mean(values), median(values), stdev(values), pstdev(values), variance(values), pvariance(values))


def modes() -> None:
    words = "the cat and the dog and the bird".split()
    print(mode(words), multimode(words), multimode("aabbc"), mode([1, 1, 2, 3, 3, 3]), multimode([]))
    print(statistics.median_low(["b", "a", "c"]), statistics.median_high([2.5, 1.5]))


def errors() -> None:
    empty: list[float] = []
    checks: list[Callable[[], float]] = [
        lambda: mean(empty), lambda: median(empty), lambda: stdev(empty), lambda: pstdev(empty), lambda: variance(empty),
        lambda: pvariance(empty), lambda: statistics.fmean(empty), lambda: mode(empty), lambda: statistics.median_low(empty),
    ]  # fmt: skip
    for number, check in enumerate(checks):
        try:
            print(check())
        except statistics.StatisticsError as error:
            print(number, error)
    try:
        print(stdev([1.0]))
    except ValueError as error:
        print(type(error).__name__, error)


if __name__ == "__main__":
    grades()
    floats()
    modes()
    errors()
