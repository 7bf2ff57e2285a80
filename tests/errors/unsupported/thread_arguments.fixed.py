"""The arguments of a thread are written where it is made, for that is where its call is compiled."""
import threading


def show(first: int, second: str, last: str = "") -> None:
    print(first, second, last)


class Shower(threading.Thread):
    def __init__(self, first: int) -> None:
        super().__init__(target=show, args=(first, "first"))

    def join_it(self, timeout: float | None = None) -> None:
        super().join(timeout)


values = (1, "a")
pairs = {"last": "z"}
threads = [
    threading.Thread(target=show, args=(values[0], values[1])),
    threading.Thread(target=show, args=(2, "b"), kwargs={"last": pairs["last"]}),
    threading.Thread(target=show, args=(3, "c")),
    threading.Thread(target=show, args=(int(True), "b")),
    threading.Thread(target=show, args=(4, "d"), kwargs={"last": "e"}),
    Shower(1),
]
for thread in threads:
    thread.start()
    thread.join()
