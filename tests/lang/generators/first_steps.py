"""Generators: recursion, send, return values, clean-ups, generator expressions, lazy map, zip and enumerate."""

from typing import Iterator, Iterable, Generator


def count(n: int) -> Iterator[int]:
    i = 0
    while i < n:
        yield i
        i += 1


def squares(xs: Iterable[int]) -> Iterator[int]:
    for x in xs:
        yield x * x


class Tree:
    def __init__(self, key: int, left: "Tree | None" = None, right: "Tree | None" = None) -> None:
        self.key = key
        self.left = left
        self.right = right

    def __iter__(self) -> Iterator[int]:
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def words() -> Iterator[str]:
    for w in "the quick brown".split():
        yield w
        yield w.upper()


def acc() -> Generator[int, int, str]:
    total = 0
    while total < 10:
        got = yield total
        total += got
    return "done " + str(total)


def outer() -> Generator[int, int, None]:
    r = yield from acc()
    print("result", r)


def cleanup() -> Iterator[int]:
    try:
        yield 1
        yield 2
    finally:
        print("cleaned")


def cleanup2() -> Generator[int, None, None]:
    try:
        yield 1
        yield 2
    finally:
        print("cleaned2")


def main() -> None:
    print(list(count(5)), sum(count(10)))
    for x in count(3):
        print(x)
    print([x for x in squares(count(4))])
    t = Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6))
    print(list(t), [k + 1 for k in t], sum(t), max(t))
    for w in words():
        print(w, end=" ")
    print()
    it = iter([1, 2, 3])
    print(next(it), next(it), next(it), next(it, -1))
    g = acc()
    print(next(g), g.send(3), g.send(4))
    try:
        g.send(5)
    except StopIteration as e:
        print("stop", e.value)
    o = outer()
    next(o)
    print(o.send(6))
    try:
        o.send(6)
    except StopIteration:
        print("end")
    for v in cleanup():
        print(v)
    c = cleanup2()
    print(next(c))
    c.close()
    gen = (x * 2 for x in range(5) if x % 2 == 0)
    print(next(gen), list(gen))
    n = 3
    print(sum(x * n for x in count(4)))
    m = map(str, count(3))
    print(next(m), list(m))
    for a, b in zip(count(3), words()):
        print(a, b)
    for i, w in enumerate(words()):
        if i > 2:
            break
        print(i, w)
    print(dict(zip("abc", count(9))))
    def inner() -> Iterator[str]:
        for i in range(n):
            yield "x" * i
    print(list(inner()))
    print(sorted(squares([3, 1, 2])), set(count(3)), tuple(count(3)))
    print(any(x > 2 for x in count(5)), all(x > 2 for x in count(5)))
    print(2 in count(5), ",".join(words()))
    try:
        next(iter(()))
    except StopIteration:
        print("empty")


main()
