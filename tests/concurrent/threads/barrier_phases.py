"""Phases with a barrier: a sort by exchange of neighbours in which all threads finish a round before the next begins."""
import threading


class OddEvenSort:
    """Each thread has a few neighbouring pairs; rounds take the even and the odd ones in turn."""

    def __init__(self, values: list[int], parties: int) -> None:
        self.values = values
        self.parties = parties
        self.rounds = 0
        self.swaps = 0
        self.lock = threading.Lock()
        self.barrier = threading.Barrier(parties, self.count_round)

    def count_round(self) -> None:
        self.rounds += 1

    def work(self, number: int) -> None:
        for step in range(len(self.values)):
            swaps = 0
            for i in range(2 * number + step % 2, len(self.values) - 1, 2 * self.parties):
                if self.values[i] > self.values[i + 1]:
                    self.values[i], self.values[i + 1] = self.values[i + 1], self.values[i]
                    swaps += 1
            with self.lock:
                self.swaps += swaps
            self.barrier.wait()

    def run(self) -> None:
        threads = [threading.Thread(target=self.work, args=(number,)) for number in range(self.parties)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def inversions(values: list[int]) -> int:
    return sum([1 for i in range(len(values)) for j in range(i) if values[j] > values[i]])


def main() -> None:
    values = [(i * 29 + 11) % 64 for i in range(40)]
    expected = inversions(values)
    for parties in (1, 3, 8):
        sort = OddEvenSort(list(values), parties)
        sort.run()
        assert sort.values == sorted(values)
        assert sort.swaps == expected
        print(parties, sort.rounds, sort.swaps)

    barrier = threading.Barrier(4)
    numbers: list[int] = []
    lock = threading.Lock()

    def arrive() -> None:
        number = barrier.wait()
        with lock:
            numbers.append(number)

    threads = [threading.Thread(target=arrive) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(sorted(numbers))


main()
