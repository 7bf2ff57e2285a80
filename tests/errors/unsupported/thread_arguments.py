"""The arguments of a thread are written where it is made, for that is where its call is compiled."""
import threading


def show(first: int, second: str, last: str = "") -> None:
    print(first, second, last)


class Shower(threading.Thread):
    def __init__(self, first: int) -> None:
        super().__init__(target=show, args=(first,))  # error: "does not take these arguments"

    def join(self, timeout: float | None = None) -> None:  # error: "cannot be overridden"
        # help: "another name"
        super().join(timeout)


values = (1, "a")
pairs = {"last": "z"}
threads = [
    threading.Thread(target=show, args=values),  # error: "written out"
    # help: "args=(a, b)"
    threading.Thread(target=show, args=(2, "b"), kwargs=pairs),  # error: "written out"
    # help: "kwargs="
    threading.Thread(target=show, args=("c", 3)),  # error: "expected"
    threading.Thread(target=show, args=(4, "d"), kwargs={"lats": "e"}),  # error: "does not take these arguments"
    Shower(1),
]
for thread in threads:
    thread.start()
    thread.join()
