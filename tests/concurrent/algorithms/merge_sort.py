"""Merge sort: the halves are sorted in goroutines of their own, down to a size; and a sort by channels of sorted streams."""
from bullsnake import Chan, Closed, go


def merge(a: list[int], b: list[int]) -> list[int]:
    merged: list[int] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            merged.append(a[i])
            i += 1
        else:
            merged.append(b[j])
            j += 1
    return merged + a[i:] + b[j:]


def sort(values: list[int], out: Chan[list[int]], least: int) -> None:
    if len(values) <= least:
        out.send(sorted(values))
        return
    middle = len(values) // 2
    halves = Chan[list[int]](2)
    go(sort, values[:middle], halves, least)
    go(sort, values[middle:], halves, least)
    out.send(merge(halves.recv(), halves.recv()))


def stream(values: list[int]) -> Chan[int]:
    out = Chan[int]()

    def run() -> None:
        for value in values:
            out.send(value)
        out.close()

    go(run)
    return out


def next_of(source: Chan[int]) -> int | None:
    try:
        return source.recv()
    except Closed:
        return None


def merge_streams(a: Chan[int], b: Chan[int], out: Chan[int]) -> None:
    x = next_of(a)
    y = next_of(b)
    while x is not None or y is not None:
        if y is None or (x is not None and x <= y):
            assert x is not None
            out.send(x)
            x = next_of(a)
        else:
            out.send(y)
            y = next_of(b)
    out.close()


def stream_sort(values: list[int]) -> Chan[int]:
    if len(values) <= 1:
        return stream(values)
    middle = len(values) // 2
    out = Chan[int]()
    go(merge_streams, stream_sort(values[:middle]), stream_sort(values[middle:]), out)
    return out


def main() -> None:
    state = 12345
    values: list[int] = []
    for _ in range(2000):
        state = (state * 1103515245 + 12345) % 2147483648
        values.append(state % 10007)
    for least in (16, 300, 5000):
        out = Chan[list[int]]()
        go(sort, values, out, least)
        assert out.recv() == sorted(values)
    print(values[:5], sorted(values)[:5], sum(values))
    few: list[int] = []
    for value in stream_sort(values[:120]):
        few.append(value)
    assert few == sorted(values[:120])
    print(few[:10], few[-1])


main()
