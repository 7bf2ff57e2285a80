"""`__name__` of functions: named, given on, wrapped by decorators, bound, of classes and lambdas."""

from functools import wraps
from typing import Callable, TypeVar

T = TypeVar("T")
calls: list[str] = []


def logged(f: Callable[[int], int]) -> Callable[[int], int]:
    @wraps(f)
    def wrapper(n: int) -> int:
        calls.append(f"{f.__name__}({n})")
        return f(n)

    return wrapper


def counted(prefix: str) -> Callable[[Callable[[int], int]], Callable[[int], int]]:
    def decorate(f: Callable[[int], int]) -> Callable[[int], int]:
        count = 0

        @wraps(f)
        def inner(n: int) -> int:
            nonlocal count
            count += 1
            calls.append(prefix + f.__name__ + str(count))
            return f(n)

        return inner

    return decorate


def bare(f: Callable[[int], int]) -> Callable[[int], int]:
    def plain(n: int) -> int:
        return f(n) + 1

    return plain


@logged
def double(n: int) -> int:
    return 2 * n


@counted("#")
@logged
def triple(n: int) -> int:
    return 3 * n


@bare
def lost(n: int) -> int:
    return n


def name_of(f: Callable[[T], T], x: T) -> str:
    return f"{f.__name__}:{f(x)}"


class Stack:
    def __init__(self) -> None:
        self.items: list[int] = []

    def push(self, n: int) -> int:
        self.items.append(n)
        return len(self.items)

    @staticmethod
    def fixed(n: int) -> int:
        return n


def widened(f: Callable[[int], object]) -> str:
    return f.__name__


stack = Stack()
print(double(1), triple(2), triple(3), lost(4), calls)
print(double.__name__, triple.__name__, lost.__name__, name_of.__name__, logged(double).__name__)
some: list[Callable[[int], int]] = [double, triple, lost, abs, stack.push, Stack.fixed, lambda n: n]
print([f.__name__ for f in some])
print(name_of(abs, -3), name_of(str.upper, "a"), name_of(lambda x: x, 2.5), widened(str), widened(stack.push), widened(double))
table: dict[str, Callable[[int], int]] = {f.__name__: f for f in (double, abs, stack.push)}
print(sorted(table), table["push"](3), table["abs"](-4))
