"""Queens on a board: the first two rows are dealt out to workers, and each counts what can follow."""
from bullsnake import Chan, WaitGroup, go


def safe(placed: list[int], column: int) -> bool:
    row = len(placed)
    for r, c in enumerate(placed):
        if c == column or abs(c - column) == row - r:
            return False
    return True


def count(n: int, placed: list[int]) -> int:
    if len(placed) == n:
        return 1
    found = 0
    for column in range(n):
        if safe(placed, column):
            placed.append(column)
            found += count(n, placed)
            placed.pop()
    return found


def first(n: int, placed: list[int]) -> list[int] | None:
    if len(placed) == n:
        return list(placed)
    for column in range(n):
        if safe(placed, column):
            found = first(n, placed + [column])
            if found is not None:
                return found
    return None


def beginnings(n: int, out: Chan[list[int]]) -> None:
    for a in range(n):
        for b in range(n):
            if safe([a], b):
                out.send([a, b])
    out.close()


def work(n: int, source: Chan[list[int]], out: Chan[tuple[int, int]], group: WaitGroup) -> None:
    for placed in source:
        key = placed[0] * n + placed[1]
        out.send((key, count(n, placed)))
    group.done()


def solve(n: int, workers: int) -> dict[int, int]:
    source = Chan[list[int]]()
    out = Chan[tuple[int, int]]()
    group = WaitGroup()
    go(beginnings, n, source)
    for _ in range(workers):
        group.add()
        go(work, n, source, out, group)

    def finish() -> None:
        group.wait()
        out.close()

    go(finish)
    found: dict[int, int] = {}
    for key, solutions in out:
        assert key not in found
        found[key] = solutions
    return found


def main() -> None:
    known = {4: 2, 5: 10, 6: 4, 7: 40}
    for n, expected in known.items():
        for workers in (1, 4):
            found = solve(n, workers)
            assert sum(found.values()) == expected
        best = max(found.values())
        print(n, sum(found.values()), len(found), sorted([k for k in found if found[k] == best])[:5])
    print(first(8, []), first(3, []))


main()
