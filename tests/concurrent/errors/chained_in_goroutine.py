# status: 1
# stderr: goroutine 2:
# stderr: ZeroDivisionError: integer division or modulo by zero
# stderr: The above exception was the direct cause of the following exception:
# stderr: Failed: job 3
"""The report of a goroutine's exception has its whole chain."""
from bullsnake import Chan, go


class Failed(Exception):
    pass


def compute(job: int) -> int:
    return 12 // (3 - job)


def work(jobs: Chan[int], out: Chan[int]) -> None:
    for job in jobs:
        try:
            out.send(compute(job))
        except ZeroDivisionError as error:
            raise Failed(f"job {job}") from error


def main() -> None:
    jobs = Chan[int]()
    out = Chan[int]()
    go(work, jobs, out)
    for job in range(10):
        jobs.send(job)
        print(job, out.recv())


main()
