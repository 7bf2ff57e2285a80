"""Threads fill a list, each its own place; joining them makes it complete."""
import threading


def count_primes(low: int, high: int) -> int:
    found = 0
    for n in range(max(low, 2), high):
        d = 2
        while d * d <= n and n % d != 0:
            d += 1
        if d * d > n:
            found += 1
    return found


class Part:
    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high
        self.primes = -1

    def run(self) -> None:
        self.primes = count_primes(self.low, self.high)


def by_parts(limit: int, size: int) -> list[int]:
    parts = [Part(low, min(low + size, limit)) for low in range(0, limit, size)]
    threads = [threading.Thread(target=part.run) for part in parts]
    for thread in threads:
        assert not thread.is_alive()
        thread.start()
    for thread in threads:
        thread.join()
        assert not thread.is_alive()
    return [part.primes for part in parts]


def store(results: list[str], i: int, text: str = "-", times: int = 1) -> None:
    results[i] = text * times


def main() -> None:
    for size in (100, 250, 1000):
        found = by_parts(2000, size)
        print(size, found, sum(found))
    assert sum(by_parts(2000, 77)) == count_primes(0, 2000)
    results = [""] * 4
    threads = [
        threading.Thread(target=store, args=(results, 0)),
        threading.Thread(target=store, args=(results, 1, "ab")),
        threading.Thread(target=store, args=(results, 2, "c", 5)),
        threading.Thread(target=store, args=(results, 3), kwargs={"times": 3}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5.0)
    print(results)


main()
