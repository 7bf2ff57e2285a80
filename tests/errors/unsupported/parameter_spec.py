"""A decorator for functions of any parameters."""
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")  # error: "decorators with ParamSpec are not supported"
# help: "Callable[[int, int], int]"
R = TypeVar("R")


def logged(f: Callable[P, R]) -> Callable[P, R]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        print("called")
        return f(*args, **kwargs)

    return inner


@logged
def add(a: int, b: int) -> int:
    return a + b


print(add(1, 2))
