"""A thread has no names of its own; its object has."""
import threading


class Worker(threading.Thread):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def run(self) -> None:
        self.count = 1


worker = Worker()
worker.start()
worker.join()
print("done", worker.count)
