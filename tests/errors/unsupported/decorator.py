"""Decorators other than dataclass are not compiled."""
from typing import Callable


def logged(f: Callable[[int], int]) -> Callable[[int], int]:
    return lambda n: f(n) + 1000


@logged  # error: "decorator"
# help: "call"
def square(n: int) -> int:
    return n * n


print(square(3))
