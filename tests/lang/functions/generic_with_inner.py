"""Functions and generators inside of generic functions, called by what stands around them."""

from typing import Callable, Generic, Iterator, TypeVar

T = TypeVar("T")
U = TypeVar("U")


def direct(f: Callable[[T], U], xs: list[T]) -> Iterator[U]:
    return (f(x) for x in xs)


def gen(f: Callable[[T], U], xs: list[T]) -> Iterator[U]:
    for x in xs:
        yield f(x)


print(list(gen(str, [5, 6])))
print(list(direct(lambda n: n * n, [5, 6])))
print(list(direct(lambda n: n + 1, [5.5, 6.0])))


def show(n: int) -> str:
    return str(n)


print(list(direct(show, [5, 6])))


def outer(x: T, xs: list[T]) -> list[T]:
    def inner(y: T) -> list[T]:
        return [y, *xs, x]

    return inner(xs[0])


print(outer(1, [2, 3]), outer(1.5, [2.5]), outer("a", ["b"]))


def deep(x: T, n: int) -> Iterator[T]:
    def step(k: int) -> Iterator[T]:
        if k > 0:
            yield x
            yield from step(k - 1)

    return step(n)


print(list(deep(4, 3)), list(deep(2.5, 2)), list(deep("z", 2)))


class Box(Generic[T]):
    def __init__(self, x: T) -> None:
        self.x = x

    def each(self, f: Callable[[T], U]) -> list[U]:
        def go(y: T) -> U:
            return f(y)

        return [go(self.x), *(f(z) for z in [self.x])]


print(Box(3).each(float), Box(2.5).each(int), Box("7").each(int), Box(4).each(str))
