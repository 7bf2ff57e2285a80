"""A decorator for functions of any parameters."""
from collections.abc import Callable


def logged(f: Callable[[int, int], int]) -> Callable[[int, int], int]:
    def inner(a: int, b: int) -> int:
        print("called")
        return f(a, b)

    return inner


@logged
def add(a: int, b: int) -> int:
    return a + b


print(add(1, 2))
