"""Edit distance by a wavefront: each row is a goroutine that waits for cells of the row above, and passes its own down."""
from bullsnake import Chan, go


def alone(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, x in enumerate(a):
        following = [i + 1]
        for j, y in enumerate(b):
            cost = 0 if x == y else 1
            following.append(min(following[j] + 1, row[j + 1] + 1, row[j] + cost))
        row = following
    return row[-1]


def top(width: int, out: Chan[int]) -> None:
    for j in range(width + 1):
        out.send(j)
    out.close()


def row(i: int, x: str, b: str, above: Chan[int], out: Chan[int]) -> None:
    diagonal = above.recv()
    left = i + 1
    out.send(left)
    j = 0
    for up in above:
        cost = 0 if x == b[j] else 1
        left = min(left + 1, up + 1, diagonal + cost)
        diagonal = up
        out.send(left)
        j += 1
    assert j == len(b)
    out.close()


def distance(a: str, b: str, size: int) -> int:
    channel = Chan[int](size)
    go(top, len(b), channel)
    for i, x in enumerate(a):
        following = Chan[int](size)
        go(row, i, x, b, channel, following)
        channel = following
    last = -1
    for value in channel:
        last = value
    return last


def all_pairs(words: list[str]) -> dict[tuple[str, str], int]:
    out = Chan[tuple[str, str, int]]()

    def compare(a: str, b: str) -> None:
        out.send((a, b, distance(a, b, 1)))

    count = 0
    for a in words:
        for b in words:
            go(compare, a, b)
            count += 1
    found: dict[tuple[str, str], int] = {}
    for _ in range(count):
        a, b, d = out.recv()
        found[a, b] = d
    return found


def main() -> None:
    for a, b in (("kitten", "sitting"), ("", "abc"), ("abc", ""), ("intention", "execution"), ("same", "same")):
        expected = alone(a, b)
        for size in (0, 1, 9):
            assert distance(a, b, size) == expected
        print(repr(a), repr(b), expected)
    words = "snake bull bale sake shake make".split()
    found = all_pairs(words)
    assert all([found[a, b] == found[b, a] == alone(a, b) for a, b in found])
    for a in words:
        print(" ".join([str(found[a, b]) for b in words]))


main()
