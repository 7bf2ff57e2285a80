"""Prefix sums in parallel: blocks are summed, the sums of blocks are scanned, blocks are filled; for any associative operation."""
from collections.abc import Callable

from bullsnake import Chan, WaitGroup, go

Operation = Callable[[int, int], int]


def scan(values: list[int], f: Operation) -> list[int]:
    result: list[int] = []
    for value in values:
        result.append(value if not result else f(result[-1], value))
    return result


def reduce(values: list[int], f: Operation) -> int:
    total = values[0]
    for value in values[1:]:
        total = f(total, value)
    return total


class ParallelScan:
    def __init__(self, values: list[int], f: Operation, block: int) -> None:
        self.values = values
        self.f = f
        self.blocks = [(i, min(i + block, len(values))) for i in range(0, len(values), block)]
        self.totals = [0] * len(self.blocks)
        self.result = [0] * len(values)

    def each_block(self, action: Callable[[int], None]) -> None:
        group = WaitGroup()

        def run(number: int) -> None:
            try:
                action(number)
            finally:
                group.done()

        for number in range(len(self.blocks)):
            group.add()
            go(run, number)
        group.wait()

    def sum_block(self, number: int) -> None:
        first, last = self.blocks[number]
        self.totals[number] = reduce(self.values[first:last], self.f)

    def fill_block(self, number: int) -> None:
        first, last = self.blocks[number]
        part = scan(self.values[first:last], self.f)
        for i, value in enumerate(part):
            self.result[first + i] = value if number == 0 else self.f(self.totals[number - 1], value)

    def run(self) -> list[int]:
        self.each_block(self.sum_block)
        self.totals = scan(self.totals, self.f)
        self.each_block(self.fill_block)
        return self.result


def compact(values: list[int], keep: Callable[[int], bool]) -> list[int]:
    """Keeps some: each finds its place by a scan of zeros and ones."""
    flags = [1 if keep(value) else 0 for value in values]
    places = ParallelScan(flags, lambda a, b: a + b, 7).run()
    out = Chan[tuple[int, int]](len(values))
    for i, value in enumerate(values):
        if flags[i] == 1:
            go(out.send, (places[i] - 1, value))
    result = [0] * places[-1]
    for _ in range(places[-1]):
        place, value = out.recv()
        result[place] = value
    return result


def main() -> None:
    values = [(i * 7919) % 103 - 40 for i in range(150)]
    operations: dict[str, Operation] = {
        "sum": lambda a, b: a + b,
        "max": lambda a, b: max(a, b),
        "last positive": lambda a, b: b if b > 0 else a,
        "product": lambda a, b: a * b % 1000003,
    }
    for name, f in operations.items():
        expected = scan(values, f)
        for block in (1, 8, 64, 1000):
            assert ParallelScan(values, f, block).run() == expected
        print(f"{name:>14}: {expected[:5]} ... {expected[-1]}")
    kept = compact(values, lambda v: v % 3 == 0)
    assert kept == [v for v in values if v % 3 == 0]
    print(len(kept), kept[:8])


main()
