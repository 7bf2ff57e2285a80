"""Exceptions cross goroutines as values: a job that fails does not end the program, and its caller raises it again."""
from dataclasses import dataclass

from bullsnake import Chan, WaitGroup, go


class TooBig(ValueError):
    def __init__(self, value: int, limit: int) -> None:
        super().__init__(f"{value} is more than {limit}")
        self.value = value


@dataclass
class Outcome:
    job: int
    value: int
    error: Exception | None


def compute(job: int) -> int:
    if job % 7 == 0:
        raise TooBig(job, 6)
    if job % 5 == 0:
        return job // (job % 5)
    if job % 11 == 0:
        empty: list[int] = []
        return empty[job]
    return job * job


def safely(job: int) -> Outcome:
    try:
        return Outcome(job, compute(job), None)
    except TooBig as error:
        return Outcome(job, -1, error)
    except (ZeroDivisionError, IndexError) as error:
        return Outcome(job, -2, error)


def worker(jobs: Chan[int], out: Chan[Outcome], group: WaitGroup) -> None:
    try:
        for job in jobs:
            out.send(safely(job))
    finally:
        group.done()


def closer(group: WaitGroup, out: Chan[Outcome]) -> None:
    group.wait()
    out.close()


def value_of(outcome: Outcome) -> int:
    if outcome.error is not None:
        raise outcome.error
    return outcome.value


def main() -> None:
    jobs = Chan[int](3)
    out = Chan[Outcome]()
    group = WaitGroup()
    for _ in range(5):
        group.add()
        go(worker, jobs, out, group)
    go(closer, group, out)

    def feed() -> None:
        for job in range(1, 80):
            jobs.send(job)
        jobs.close()

    go(feed)
    outcomes: dict[int, Outcome] = {}
    for outcome in out:
        outcomes[outcome.job] = outcome
    total = 0
    texts: dict[str, int] = {}
    for job in sorted(outcomes):
        try:
            total += value_of(outcomes[job])
        except TooBig as error:
            total += error.value
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
            texts[text] = texts.get(text, 0) + 1
    print(len(outcomes), total)
    for text in sorted(texts):
        print(texts[text], text)


main()
