"""A lock guards a counter and a dict; acquire and release by hand, by `with`, and without blocking."""
import threading


class Tally:
    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.total = 0
        self.by_key: dict[str, int] = {}

    def add(self, key: str, amount: int) -> None:
        with self.lock:
            before = self.total
            self.by_key[key] = self.by_key.get(key, 0) + amount
            self.total = before + amount

    def add_by_hand(self, key: str, amount: int) -> None:
        assert self.lock.acquire()
        try:
            if amount < 0:
                raise ValueError("negative")
            self.total += amount
            self.by_key[key] = self.by_key.get(key, 0) + amount
        finally:
            self.lock.release()


def work(tally: Tally, name: str, rounds: int, failures: list[str]) -> None:
    for i in range(rounds):
        tally.add(name, i % 5)
        try:
            tally.add_by_hand("shared", 1 if i % 10 else -1)
        except ValueError as error:
            with tally.lock:
                failures.append(f"{name} {error}")


def main() -> None:
    tally = Tally()
    failures: list[str] = []
    threads = [threading.Thread(target=work, args=(tally, f"t{n}", 100, failures)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tally.total == sum(tally.by_key.values())
    print(tally.total, sorted(tally.by_key.items()))
    print(len(failures), sorted(failures)[0])
    lock = threading.Lock()
    print(lock.locked(), lock.acquire(blocking=False), lock.locked(), lock.acquire(blocking=False))
    print(lock.acquire(timeout=0.01))
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


main()
