"""Semaphores limit how many are inside; a bounded one notices when it is given back too often."""
import threading


class Room:
    def __init__(self, seats: int) -> None:
        self.seats = threading.Semaphore(seats)
        self.lock = threading.Lock()
        self.inside = 0
        self.most = 0
        self.visits = 0

    def visit(self, work: int) -> int:
        with self.seats:
            with self.lock:
                self.inside += 1
                self.most = max(self.most, self.inside)
                self.visits += 1
            total = sum([i * i for i in range(work)])
            with self.lock:
                self.inside -= 1
        return total


def visitor(room: Room, number: int, totals: list[int]) -> None:
    for step in range(10):
        totals[number] += room.visit(number * 10 + step)


def main() -> None:
    for seats in (1, 3, 20):
        room = Room(seats)
        totals = [0] * 12
        threads = [threading.Thread(target=visitor, args=(room, n, totals)) for n in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert room.inside == 0
        assert 1 <= room.most <= seats
        print(seats, room.visits, sum(totals))

    semaphore = threading.Semaphore(2)
    print([semaphore.acquire(blocking=False) for _ in range(3)])
    print(semaphore.acquire(timeout=0.001))
    semaphore.release(2)
    print([semaphore.acquire(blocking=False) for _ in range(3)])

    gate = threading.Semaphore(0)
    lock = threading.Lock()
    log: list[str] = []

    def wait_at_gate() -> None:
        gate.acquire()
        with lock:
            log.append("through")

    waiting = [threading.Thread(target=wait_at_gate) for _ in range(4)]
    for thread in waiting:
        thread.start()
    print(log)
    gate.release(4)
    for thread in waiting:
        thread.join()
    print(log)

    bounded = threading.BoundedSemaphore(1)
    with bounded:
        print(bounded.acquire(blocking=False))
    for make in (1, -1):
        try:
            if make > 0:
                bounded.release()
            else:
                threading.Semaphore(-1)
        except ValueError as error:
            print(error)


main()
