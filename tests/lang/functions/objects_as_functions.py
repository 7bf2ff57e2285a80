"""Objects with __call__ where a function is wanted: passed, stored, returned, in lists and fields, with overrides and defaults."""

from collections.abc import Callable


class Adder:
    def __init__(self, amount: int) -> None:
        self.amount = amount
        self.calls = 0

    def __call__(self, n: int, times: int = 1) -> int:
        self.calls += 1
        return n + self.amount * times


class Doubler(Adder):
    def __call__(self, n: int, times: int = 2) -> int:
        return super().__call__(n, times) * 2


class Mean:
    def __call__(self, a: float, b: float) -> float:
        return (a + b) / 2


class Holder:
    def __init__(self, f: Callable[[int], int]) -> None:
        self.f = f


def plain(n: int) -> int:
    return -n


def apply(f: Callable[[int], int], values: list[int]) -> list[int]:
    return [f(value) for value in values]


def choose(name: str, adder: Adder) -> Callable[[int], int]:
    if name == "plain":
        return plain
    return adder


def maybe(f: Callable[[int], int] | None) -> int:
    return 0 if f is None else f(1)


def both(f: Callable[[int, int], int]) -> int:
    return f(1, 10)


def main() -> None:
    adder, doubler = Adder(5), Doubler(1)
    static: Adder = doubler
    print(apply(adder, [1, 2]), apply(doubler, [1, 2]), apply(static, [3]))
    functions: list[Callable[[int], int]] = [plain, adder, static, lambda n: n * n]
    print([f(7) for f in functions], adder.calls, doubler.calls)
    table: dict[str, Callable[[int], int]] = {"a": adder, "b": plain}
    print(table["a"](1), table["b"](1))
    print(choose("plain", adder)(9), choose("adder", adder)(9), Holder(static).f(2))
    print(maybe(None), maybe(adder), maybe(plain), both(adder), both(doubler))
    g: Callable[[int], int] = Adder(100)
    print(g(1))
    objects: list[object] = [adder, plain]
    first = objects[0]
    print(isinstance(first, Adder) and first.amount, adder(2, times=3))
    mean: Callable[[float, float], float] = Mean()
    print(mean(1.0, 2.5), sorted([3, 1, 2], key=Adder(0)), list(map(Doubler(3), [1, 2])))


main()
