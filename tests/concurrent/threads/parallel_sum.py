"""Sums and a dot product in parts, one thread each, and a tree of threads that split until the parts are small."""
import threading


def numbers(count: int, seed: int) -> list[int]:
    state = seed
    out: list[int] = []
    for _ in range(count):
        state = (state * 48271) % 2147483647
        out.append(state % 1000)
    return out


def add_up(values: list[int], low: int, high: int, out: list[int], place: int) -> None:
    total = 0
    for i in range(low, high):
        total += values[i]
    out[place] = total


def in_parts(values: list[int], parts: int) -> int:
    out = [0] * parts
    size = (len(values) + parts - 1) // parts
    threads = [
        threading.Thread(target=add_up, args=(values, i * size, min((i + 1) * size, len(values)), out, i)) for i in range(parts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(out)


class Sum(threading.Thread):
    def __init__(self, values: list[int], low: int, high: int) -> None:
        super().__init__()
        self.values = values
        self.low = low
        self.high = high
        self.total = 0

    def run(self) -> None:
        if self.high - self.low <= 500:
            self.total = sum(self.values[self.low : self.high])
            return
        middle = (self.low + self.high) // 2
        left, right = Sum(self.values, self.low, middle), Sum(self.values, middle, self.high)
        left.start()
        right.run()
        left.join()
        self.total = left.total + right.total


def dot(a: list[float], b: list[float], parts: int) -> float:
    results: dict[int, float] = {}
    lock = threading.Lock()

    def part(number: int) -> None:
        total = 0.0
        for i in range(number, len(a), parts):
            total += a[i] * b[i]
        with lock:
            results[number] = total

    threads = [threading.Thread(target=part, args=(number,)) for number in range(parts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum([results[i] for i in range(parts)])


def main() -> None:
    values = numbers(20000, 7)
    for parts in (1, 2, 5, 16):
        print(parts, in_parts(values, parts))
    tree = Sum(values, 0, len(values))
    tree.start()
    tree.join()
    print(tree.total == sum(values))
    a = [i / 8 for i in range(2000)]
    print(dot(a, a[::-1], 4) == dot(a, a[::-1], 1), dot(a, a, 3))


main()
