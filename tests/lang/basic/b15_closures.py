"""Closures: captured variables, nonlocal counters, functions as values, lambdas."""
from typing import Callable


def make_adder(n: int) -> Callable[[int], int]:
    def add(x: int) -> int:
        return x + n

    return add


def make_counter(start: int) -> tuple[Callable[[], int], Callable[[int], None]]:
    value = start

    def tick() -> int:
        nonlocal value
        value += 1
        return value

    def reset(to: int) -> None:
        nonlocal value
        value = to

    return tick, reset


def compose(f: Callable[[int], int], g: Callable[[int], int]) -> Callable[[int], int]:
    return lambda x: f(g(x))


def apply_twice(f: Callable[[str], str], text: str) -> str:
    return f(f(text))


def quote(text: str) -> str:
    return "<" + text + ">"


def repeat(n: int, action: Callable[[int], None]) -> None:
    for i in range(n):
        action(i)


add5 = make_adder(5)
print(add5(10), make_adder(-1)(1))
tick, reset = make_counter(10)
other, _ = make_counter(0)
print(tick(), tick(), other(), tick())
reset(100)
print(tick(), other())
print(compose(add5, lambda x: x * 2)(7), compose(lambda x: x * 2, add5)(7))
print(apply_twice(quote, "hi"))
collected: list[int] = []
repeat(5, lambda i: collected.append(i * i))
print(collected)
operations: dict[str, Callable[[int, int], int]] = {
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "pow": lambda a, b: a**b,
}
for name in operations:
    print(name, operations[name](3, 4))
adders = [make_adder(i) for i in range(3)]
print([f(10) for f in adders])
late: list[Callable[[], int]] = [lambda: i for i in range(3)]
print([f() for f in late])
words = ["pear", "fig", "banana", "kiwi"]
print(sorted(words, key=lambda w: (len(w), w)), max(words, key=len))
