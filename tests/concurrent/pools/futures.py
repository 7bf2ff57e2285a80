"""Futures: a value that comes later, from a channel of one; they can be waited for, combined and chained."""
from collections.abc import Callable

from bullsnake import Chan, Mutex, go, select


class Future:
    """A result that is computed in a goroutine. It can be asked for as often as one likes, by anybody."""

    def __init__(self, f: Callable[[], int]) -> None:
        self.ready = Chan[None]()
        self.value = 0
        self.error: Exception | None = None
        go(self.run, f)

    def run(self, f: Callable[[], int]) -> None:
        try:
            self.value = f()
        except Exception as error:
            self.error = error
        self.ready.close()

    def get(self) -> int:
        for _ in self.ready:
            pass
        if self.error is not None:
            raise self.error
        return self.value

    def then(self, f: Callable[[int], int]) -> "Future":
        return Future(lambda: f(self.get()))

    def is_ready(self) -> bool:
        return select(self.ready.on_recv(), default=True) == 0


def both(a: Future, b: Future, f: Callable[[int, int], int]) -> Future:
    return Future(lambda: f(a.get(), b.get()))


def fib(n: int) -> int:
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def start(n: int) -> Future:
    return Future(lambda: counted(n))


calls = 0
calls_mutex = Mutex()


def counted(n: int) -> int:
    global calls
    with calls_mutex:
        calls += 1
    return fib(n)


def main() -> None:
    futures = [start(n) for n in range(15)]
    print([future.get() for future in futures])
    assert calls == 15
    assert all([future.is_ready() for future in futures])

    chained = futures[10].then(lambda v: v + 1).then(lambda v: v * 2)
    print(chained.get(), chained.get(), futures[10].get())

    total = Future(lambda: 0)
    for future in futures:
        total = both(total, future, lambda a, b: a + b)
    print("total", total.get())

    failing = Future(lambda: 1 // (calls - 15))
    after = failing.then(lambda v: v + 1)
    for future in (failing, after):
        try:
            print(future.get())
        except ZeroDivisionError as error:
            print("failed:", error)


main()
