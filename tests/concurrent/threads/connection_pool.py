"""A pool of connections behind a bounded semaphore: never more in use than there are, and one too many given back is an error."""
import threading


class Connection:
    def __init__(self, number: int) -> None:
        self.number = number
        self.queries = 0
        self.busy = False

    def query(self, text: str) -> int:
        assert not self.busy, "two threads use one connection"
        self.busy = True
        self.queries += 1
        answer = sum([ord(character) for character in text])
        self.busy = False
        return answer


class Lease:
    """Used by `with`."""

    def __init__(self, pool: "Pool") -> None:
        self.pool = pool
        self.connection: Connection | None = None

    def __enter__(self) -> Connection:
        self.connection = self.pool.take()
        return self.connection

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if self.connection is not None:
            self.pool.give(self.connection)


class Pool:
    def __init__(self, size: int) -> None:
        self.seats = threading.BoundedSemaphore(size)
        self.lock = threading.Lock()
        self.free = [Connection(number) for number in range(size)]
        self.all = list(self.free)

    def take(self) -> Connection:
        self.seats.acquire()
        with self.lock:
            return self.free.pop()

    def give(self, connection: Connection) -> None:
        with self.lock:
            self.free.append(connection)
        self.seats.release()

    def lease(self) -> Lease:
        return Lease(self)


def client(pool: Pool, number: int, answers: list[int]) -> None:
    for step in range(12):
        try:
            with pool.lease() as connection:
                answers[number] += connection.query(f"select {number} from {step}")
                if step == 5:
                    raise ConnectionError("lost")
        except ConnectionError:
            answers[number] += 1000000


def main() -> None:
    for size in (1, 3, 8):
        pool = Pool(size)
        answers = [0] * 10
        threads = [threading.Thread(target=client, args=(pool, n, answers)) for n in range(10)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(size, answers[:3], sum(answers), sum([c.queries for c in pool.all]), len(pool.free))
        try:
            pool.give(Connection(99))
        except ValueError as error:
            print(error)


main()
