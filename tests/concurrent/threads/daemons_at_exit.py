"""The program ends when the main thread and those that are no daemons have ended: threads started by threads count, too."""
import threading
import time


class Link(threading.Thread):
    """Starts the next one as its last act."""

    def __init__(self, left: int) -> None:
        super().__init__(name=f"link-{left}")
        self.left = left

    def run(self) -> None:
        time.sleep(0.005)
        print(self.name, self.daemon)
        if self.left > 0:
            Link(self.left - 1).start()
        else:
            print("the last one")


def tick(stop: threading.Event) -> None:
    while not stop.wait(0.001):
        pass
    print("never printed")


def child_of_daemon(out: list[bool], ready: threading.Event) -> None:
    out.append(threading.current_thread().daemon)
    out.append(threading.Thread(target=print).daemon)
    out.append(threading.Thread(target=print, daemon=False).daemon)
    ready.set()
    threading.Event().wait()


def main() -> None:
    stop = threading.Event()
    daemons = [threading.Thread(target=tick, args=(stop,), daemon=True) for _ in range(3)]
    for daemon in daemons:
        daemon.start()
    out: list[bool] = []
    ready = threading.Event()
    threading.Thread(target=child_of_daemon, args=(out, ready), daemon=True).start()
    ready.wait()
    print(out, [daemon.is_alive() for daemon in daemons])
    Link(3).start()
    print("main ends")


main()
