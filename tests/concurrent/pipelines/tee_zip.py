"""A stream is copied to two stages and the two results are joined again, in step."""
from collections.abc import Callable

from bullsnake import Chan, Closed, go, select


def source(values: list[str]) -> Chan[str]:
    out = Chan[str]()

    def run() -> None:
        for value in values:
            out.send(value)
        out.close()

    go(run)
    return out


def tee(inp: Chan[str]) -> tuple[Chan[str], Chan[str]]:
    """Each value goes to both, in whatever order they take it."""
    left = Chan[str]()
    right = Chan[str](2)

    def run() -> None:
        for value in inp:
            if select(left.on_send(value), right.on_send(value)) == 0:
                right.send(value)
            else:
                left.send(value)
        left.close()
        right.close()

    go(run)
    return left, right


def apply(f: Callable[[str], int], inp: Chan[str]) -> Chan[int]:
    out = Chan[int](1)

    def run() -> None:
        for value in inp:
            out.send(f(value))
        out.close()

    go(run)
    return out


def zip_up(a: Chan[int], b: Chan[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    while True:
        try:
            x = a.recv()
        except Closed:
            break
        pairs.append((x, b.recv()))
    try:
        b.recv()
        print("b has more than a")
    except Closed as error:
        print("both end:", error)
    return pairs


def vowels(text: str) -> int:
    return sum([1 for c in text if c in "aeiou"])


def main() -> None:
    words = "the quick brown fox jumps over the lazy dog and runs away into the wide green fields".split()
    left, right = tee(source(words))
    pairs = zip_up(apply(len, left), apply(vowels, right))
    assert pairs == [(len(w), vowels(w)) for w in words]
    print(pairs)
    print("letters", sum([p[0] for p in pairs]), "vowels", sum([p[1] for p in pairs]))
    left, right = tee(source([]))
    print(zip_up(apply(len, left), apply(vowels, right)))


main()
