# status: 2
# stderr: fatal error: all goroutines are asleep - deadlock!
# stderr: goroutine 1 [select]:
# stderr: goroutine 2 [select]:
"""Both wait in a select for cases that will never come true."""
from bullsnake import Chan, go, select


def wait(a: Chan[int], b: Chan[int]) -> None:
    select(a.on_recv(), b.on_send(1))


def main() -> None:
    a = Chan[int]()
    b = Chan[int]()
    c = Chan[int](1)
    c.send(1)
    go(wait, a, b)
    r = c.on_recv()
    print(select(a.on_recv(), r), r.value)
    print(select(a.on_recv(), r))


main()
