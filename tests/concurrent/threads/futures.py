"""Threads that keep a result or an exception until somebody asks: a small executor."""
import queue
import threading
from collections.abc import Callable


class Future:
    def __init__(self, f: Callable[[int], int], argument: int) -> None:
        self.f = f
        self.argument = argument
        self.ready = threading.Event()
        self.value = 0
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.value = self.f(self.argument)
        except Exception as error:
            self.error = error
        finally:
            self.ready.set()

    def result(self) -> int:
        self.ready.wait()
        if self.error is not None:
            raise self.error
        return self.value


class Worker(threading.Thread):
    def __init__(self, number: int, tasks: "queue.Queue[Future | None]") -> None:
        super().__init__(name=f"worker-{number}", daemon=number % 2 == 1)
        self.tasks = tasks
        self.done = 0

    def run(self) -> None:
        while True:
            task = self.tasks.get()
            if task is None:
                return
            task.run()
            self.done += 1


class Executor:
    def __init__(self, size: int) -> None:
        self.tasks: queue.Queue[Future | None] = queue.Queue()
        self.workers = [Worker(number, self.tasks) for number in range(size)]
        for worker in self.workers:
            worker.start()

    def __enter__(self) -> "Executor":
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        for _ in self.workers:
            self.tasks.put(None)
        for worker in self.workers:
            worker.join()

    def submit(self, f: Callable[[int], int], argument: int) -> Future:
        future = Future(f, argument)
        self.tasks.put(future)
        return future


def collatz(n: int) -> int:
    if n <= 0:
        raise ValueError(f"{n} is not positive")
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps


def main() -> None:
    with Executor(4) as executor:
        futures = [executor.submit(collatz, n) for n in range(-1, 12)]
        for future in futures:
            try:
                print(future.argument, future.result())
            except ValueError as error:
                print(error)
        squares = [executor.submit(lambda n: n * n, n) for n in range(20)]
        print([future.result() for future in squares])
    print(sum([worker.done for worker in executor.workers]), [worker.daemon for worker in executor.workers])
    print([worker.is_alive() for worker in executor.workers], executor.workers[3].name)


main()
