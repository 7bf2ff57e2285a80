# status: 7
"""sys.exit in a goroutine ends the program with that status; nothing of main comes after it."""
import sys

from bullsnake import Chan, go


def work(jobs: Chan[int]) -> None:
    for job in jobs:
        print("job", job)
        if job == 2:
            sys.exit(7)


def main() -> None:
    jobs = Chan[int]()
    go(work, jobs)
    for job in range(10):
        jobs.send(job)
    print("never printed")


main()
