"""Barriers that break: by a time limit, by abort, by an action that fails; and how `reset` mends them."""
import threading


class Meeting:
    def __init__(self, parties: int) -> None:
        self.barrier = threading.Barrier(parties)
        self.lock = threading.Lock()
        self.outcomes: list[str] = []

    def attend(self) -> None:
        try:
            self.barrier.wait(10.0)
            text = "met"
        except threading.BrokenBarrierError:
            text = "broken"
        with self.lock:
            self.outcomes.append(text)

    def begin(self, count: int) -> list[threading.Thread]:
        threads = [threading.Thread(target=self.attend) for _ in range(count)]
        for thread in threads:
            thread.start()
        return threads

    def await_waiting(self, count: int) -> None:
        while self.barrier.n_waiting < count:
            threading.Event().wait(0.001)


def join_all(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join()


def fail() -> None:
    raise ValueError("the action fails")


def main() -> None:
    meeting = Meeting(4)
    print(meeting.barrier.parties, meeting.barrier.n_waiting, meeting.barrier.broken)
    join_all(meeting.begin(4))
    print(meeting.outcomes)

    threads = meeting.begin(3)
    meeting.await_waiting(3)
    meeting.barrier.abort()
    join_all(threads)
    print(meeting.outcomes, meeting.barrier.broken, meeting.barrier.n_waiting)
    meeting.attend()
    meeting.barrier.reset()
    print(meeting.outcomes[-1], meeting.barrier.broken)

    threads = meeting.begin(2)
    meeting.await_waiting(2)
    meeting.barrier.reset()
    join_all(threads)
    print(meeting.outcomes[-2:], meeting.barrier.broken)
    join_all(meeting.begin(8))
    print(meeting.outcomes[-8:])

    try:
        threading.Barrier(2).wait(0.01)
    except threading.BrokenBarrierError:
        print("too late")
    alone = threading.Barrier(1, fail)
    try:
        alone.wait()
    except ValueError as error:
        print(error, alone.broken)
    try:
        alone.wait()
    except threading.BrokenBarrierError:
        print("it stays broken")
    print(threading.Barrier(1, action=lambda: print("alone")).wait())


main()
