"""Functions over functions: map, filter, reduce, currying, memoisation, pipelines, bound methods."""
from collections.abc import Callable

IntFunction = Callable[[int], int]


def fold(f: Callable[[int, int], int], items: list[int], start: int) -> int:
    result = start
    for item in items:
        result = f(result, item)
    return result


def curry(f: Callable[[int, int], int]) -> Callable[[int], IntFunction]:
    return lambda a: lambda b: f(a, b)


def memoise(f: IntFunction) -> tuple[IntFunction, dict[int, int]]:
    table: dict[int, int] = {}

    def wrapped(n: int) -> int:
        if n not in table:
            table[n] = f(n)
        return table[n]

    return wrapped, table


def pipeline(stages: list[IntFunction]) -> IntFunction:
    def run(x: int) -> int:
        for stage in stages:
            x = stage(x)
        return x

    return run


def iterate(f: IntFunction, n: int) -> IntFunction:
    return (lambda x: x) if n == 0 else lambda x: iterate(f, n - 1)(f(x))


class Accumulator:
    def __init__(self, total: int = 0) -> None:
        self.total = total
        self.hooks: list[Callable[[int], None]] = []

    def add(self, n: int) -> int:
        self.total += n
        for hook in self.hooks:
            hook(self.total)
        return self.total

    def adder(self) -> IntFunction:
        return self.add


def slow_square(n: int) -> int:
    calls.append(n)
    return n * n


calls: list[int] = []
numbers = [3, 1, 4, 1, 5, 9, 2, 6]
print(list(map(lambda x: x * 10, numbers)), list(filter(lambda x: x % 2, numbers)))
print(fold(lambda a, b: a + b, numbers, 0), fold(max, numbers, 0), fold(lambda a, b: a * 2 + b, [1, 0, 1], 0))
add = curry(lambda a, b: a + b)
print(add(3)(4), [add(i)(i) for i in range(4)], curry(pow)(2)(10))
square, table = memoise(slow_square)
print([square(n) for n in [3, 4, 3, 3, 4, 5]], calls, table)
fast_fib: IntFunction
fast_fib, fib_table = memoise(lambda n: n if n < 2 else fast_fib(n - 1) + fast_fib(n - 2))
print(fast_fib(70), len(fib_table))
print(pipeline([add(1), square, lambda x: -x])(4), iterate(add(2), 10)(0), pipeline([])(7))
acc = Accumulator()
seen: list[str] = []
acc.hooks.append(lambda total: seen.append(f"total={total}"))
acc.hooks.append(lambda total: print("hook", total) if total > 5 else None)
feed = acc.adder()
for n in numbers[:4]:
    feed(n)
print(seen, acc.total, pipeline([acc.add, acc.add])(1))
by_name: dict[str, Callable[[list[int]], int]] = {"sum": sum, "max": max, "len": len, "last": lambda v: v[-1]}
for name, f in by_name.items():
    print(f"{name:>5}: {f(numbers)}")
makers: list[Callable[[], IntFunction]] = [lambda: add(100), lambda: square]
print([maker()(2) for maker in makers], (lambda a: a * 15)(3), (lambda: "called")())
ordered = sorted(["delta", "Alpha", "charlie", "Bravo"], key=lambda w: (len(w), w.lower()))
print(ordered, min(ordered, key=lambda w: w[-1]), list(zip(map(len, ordered), map(str.upper, ordered))))


def stored_functions() -> None:
    """A place keeps its own type, whichever function it was given last."""
    act: Callable[[float, float], float] = max
    maybe: Callable[[float, float], float] | None = None
    print(act(1.0, 2.0))
    act = pow
    print(act(1.5, 2.0))
    maybe = pow
    print(maybe(2.5, 2.0))
    act = min
    print(act(1.5, 2.0), maybe is None)


stored_functions()
