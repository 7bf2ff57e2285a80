"""functools.partial: of functions, methods, classes, partials; some arguments by name; evaluated when it is made."""

from __future__ import annotations
from collections.abc import Callable
from functools import partial, reduce
import sys

def mul(a: int, b: int) -> int:
    return a * b

def greet(greeting: str, name: str, mark: str = "!") -> str:
    return f"{greeting}, {name}{mark}"

class Account:
    def __init__(self, owner: str, amount: int = 0) -> None:
        self.owner = owner
        self.amount = amount
    def add(self, n: int, note: str) -> int:
        self.amount += n
        print(note, self.amount)
        return self.amount

double = partial(mul, 2)
print(double(21), list(map(double, [1, 2, 3])))
hello = partial(greet, "Hello")
print(hello("Bob"), hello("Ann", "?"))
quiet = partial(greet, mark=".")
print(quiet("Hi", "you"))
fs: list[Callable[[int], int]] = [partial(mul, i) for i in range(4)]
print([f(10) for f in fs])
acc = Account("x")
deposit = partial(acc.add, 5)
deposit("first")
print(partial(acc.add, 7)("second"))
make = partial(Account, amount=3)
print(make("new").amount)
err: Callable[[str], None] = partial(print, "LOG:", sep=" ")
err("message")
to_int: Callable[[str], int] = partial(int, base=2)
print(to_int("1011"), 9)
def apply(f: Callable[[int], int], n: int) -> int:
    return f(n)
print(apply(partial(mul, 3), 5))
print(sorted(["b", "A", "c"], key=partial(str.lower)))
total: Callable[[list[int]], int] = partial(reduce, lambda a, b: a + b)
print(total([1, 2, 3]))
nested = partial(partial(greet, "Yo"), "N")
print(nested())
events: dict[str, Callable[[], str]] = {n: partial(greet, "Hey", n) for n in ["a", "b"]}
for k, f in events.items():
    print(k, f())
local = 5
def outer(k: int) -> Callable[[int], int]:
    def inner(a: int, b: int) -> int:
        return a + b + k
    return partial(inner, 100)
print(outer(7)(1))

