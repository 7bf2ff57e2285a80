# stderr: Exception in thread Thread-1 (fail):
# stderr: KeyError: 'missing'
# stderr: Exception in thread custom:
# stderr: Broken: line 3
# stderr: ZeroDivisionError: integer division or modulo by zero
# stderr: The above exception was the direct cause of the following exception:
# stderr: During handling of the above exception, another exception occurred:
# stderr: _queue.Empty
"""What threads die of is printed with their names; SystemExit is not; the main thread and the status know nothing of it."""
import queue
import sys
import threading


class Broken(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")


def fail(table: dict[str, int]) -> None:
    print(table["missing"])


def chained(n: int) -> None:
    try:
        print(1 // n)
    except ZeroDivisionError as error:
        raise Broken(3) from error


def in_handler() -> None:
    try:
        [1][5:].pop()
    except IndexError:
        queue.Queue[int]().get_nowait()


def leave(code: int) -> None:
    sys.exit(code)


class Careful(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="careful")
        self.steps: list[str] = []

    def run(self) -> None:
        try:
            self.steps.append("begin")
            leave(7)
        finally:
            self.steps.append("end")


def run(thread: threading.Thread) -> None:
    thread.start()
    thread.join()
    print(thread.name, thread.is_alive())


def main() -> None:
    run(threading.Thread(target=fail, args=({"there": 1},)))
    run(threading.Thread(target=chained, args=(0,), name="custom"))
    run(threading.Thread(target=in_handler))
    run(threading.Thread(target=leave, args=(3,)))
    careful = Careful()
    run(careful)
    print(careful.steps)
    lock = threading.Lock()

    def hold() -> None:
        with lock:
            raise Broken(4)

    run(threading.Thread(target=hold))
    print(lock.locked(), threading.active_count())


main()
