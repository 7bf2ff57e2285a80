"""Timers call a function later, in a thread of their own, unless they are cancelled before."""
import threading
import time


class Log:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.lines: list[str] = []

    def add(self, text: str, times: int = 1) -> None:
        with self.lock:
            self.lines.append(text * times)


def rearm(log: Log, left: int, done: threading.Event) -> None:
    """A timer that sets the next one."""
    log.add(f"tick {left}")
    if left == 0:
        done.set()
    else:
        threading.Timer(0.002, rearm, args=(log, left - 1, done)).start()


def main() -> None:
    log = Log()
    timers = [threading.Timer(delay, log.add, args=[text]) for delay, text in ((0.45, "c"), (0.05, "a"), (0.25, "b"))]
    for timer in timers:
        timer.start()
    for timer in timers:
        timer.join()
    print(log.lines)
    twice = threading.Timer(0.001, log.add, args=("x",), kwargs={"times": 3})
    twice.start()
    twice.join()
    print(log.lines[-1], twice.is_alive(), twice.finished.is_set(), twice.interval)

    cancelled = threading.Timer(30.0, log.add, ["never"])
    since = time.monotonic()
    cancelled.start()
    cancelled.cancel()
    cancelled.join()
    print(time.monotonic() - since < 10.0, "never" in log.lines)
    before = threading.Timer(0.001, log.add, ["never"])
    before.cancel()
    before.start()
    before.join()
    print("never" in log.lines)

    done = threading.Event()
    rearm(log, 3, done)
    done.wait()
    print(log.lines[-4:])
    watchdog = threading.Timer(20.0, log.add, args=("bark",))
    watchdog.daemon = True
    watchdog.start()
    print("the watchdog is left behind", watchdog.daemon)


main()
