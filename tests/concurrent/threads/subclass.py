"""Subclasses of Thread with a `run` of their own, fields, and methods that other threads call."""
import threading


class Worker(threading.Thread):
    """Base of the workers: counts steps under a lock."""

    def __init__(self, name: str, steps: int) -> None:
        super().__init__(name=name)
        self.steps = steps
        self.lock = threading.Lock()
        self.log: list[str] = []
        self.error: Exception | None = None

    def run(self) -> None:
        for step in range(self.steps):
            try:
                self.note(self.step(step))
            except ArithmeticError as error:
                self.error = error
                return

    def step(self, number: int) -> str:
        return f"{self.name}:{number}"

    def note(self, text: str) -> None:
        with self.lock:
            self.log.append(text)


class Squares(Worker):
    def step(self, number: int) -> str:
        return str(number * number)


class Failing(Worker):
    def step(self, number: int) -> str:
        return super().step(12 // (3 - number))


class Visitor(Worker):
    """Writes into the log of another one."""

    def __init__(self, host: Worker) -> None:
        super().__init__("visitor", 5)
        self.host = host

    def step(self, number: int) -> str:
        self.host.note(f"visit {number}")
        return "."


def main() -> None:
    squares = Squares("squares", 6)
    failing = Failing("failing", 6)
    plain = Worker("plain", 3)
    visitors = [Visitor(squares) for _ in range(3)]
    workers: list[Worker] = [squares, failing, plain]
    workers += visitors
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    print(sorted([text for text in squares.log if text.isdigit()], key=int))
    print(len(squares.log), squares.log.count("visit 4"))
    print(failing.log, type(failing.error).__name__, failing.error)
    print(plain.log, plain.name, plain.is_alive(), plain.daemon)
    try:
        plain.start()
    except RuntimeError as error:
        print(error)
    try:
        Worker("never", 1).join()
    except RuntimeError as error:
        print(error)


main()
