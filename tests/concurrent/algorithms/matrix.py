"""Matrices are multiplied by rows; rows go to workers through a channel, or each worker has a strip of its own."""
from bullsnake import Chan, WaitGroup, go

Matrix = list[list[float]]


def make(n: int, m: int, seed: int) -> Matrix:
    return [[float((i * 7 + j * 3 + seed) % 11) - 5.0 for j in range(m)] for i in range(n)]


def row_times(row: list[float], b: Matrix) -> list[float]:
    found = [0.0] * len(b[0])
    for k, x in enumerate(row):
        for j, y in enumerate(b[k]):
            found[j] += x * y
    return found


def multiply(a: Matrix, b: Matrix) -> Matrix:
    return [row_times(row, b) for row in a]


def by_rows(a: Matrix, b: Matrix, workers: int) -> Matrix:
    rows = Chan[int](2)
    result: Matrix = [[] for _ in a]
    group = WaitGroup()

    def work() -> None:
        for i in rows:
            result[i] = row_times(a[i], b)
        group.done()

    for _ in range(workers):
        group.add()
        go(work)
    for i in range(len(a)):
        rows.send(i)
    rows.close()
    group.wait()
    return result


def strip(a: Matrix, b: Matrix, first: int, last: int, out: Chan[tuple[int, Matrix]]) -> None:
    out.send((first, multiply(a[first:last], b)))


def by_strips(a: Matrix, b: Matrix, size: int) -> Matrix:
    out = Chan[tuple[int, Matrix]]()
    starts = list(range(0, len(a), size))
    for first in starts:
        go(strip, a, b, first, min(first + size, len(a)), out)
    parts: dict[int, Matrix] = {}
    for _ in starts:
        first, part = out.recv()
        parts[first] = part
    result: Matrix = []
    for first in starts:
        result += parts[first]
    return result


def trace(a: Matrix) -> float:
    return sum([a[i][i] for i in range(len(a))], 0.0)


def main() -> None:
    a = make(24, 17, 1)
    b = make(17, 24, 4)
    plain = multiply(a, b)
    for workers in (1, 3, 7):
        assert by_rows(a, b, workers) == plain
    for size in (1, 5, 24, 100):
        assert by_strips(a, b, size) == plain
    print(plain[0][:6])
    print(trace(plain), trace(by_rows(b, a, 4)))
    power = make(6, 6, 2)
    for step in range(4):
        power = by_strips(power, make(6, 6, step), 2)
        print(step, trace(power))


main()
