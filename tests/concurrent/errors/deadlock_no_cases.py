# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [select (no cases)]:
"""A select without cases waits for ever; others may go on, but when they have ended nobody is left."""
from bullsnake import go, select, sleep


def count(limit: int) -> None:
    for n in range(limit):
        sleep(0.001)
        print(n)


print("waiting")
go(count, 3)
select()
