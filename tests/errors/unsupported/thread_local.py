"""A thread has no names of its own; its object has."""
import threading

local = threading.local()  # error: "local"
# help: "a field of a Thread subclass"


class Worker(threading.Thread):
    def run(self) -> None:
        local.count = 1


worker = Worker()
worker.start()
worker.join()
print("done")
