"""A lambda is no generator."""
from typing import Callable, Iterator


def numbers() -> Iterator[int]:
    yield 1


make: Callable[[], object] = numbers
print(list(numbers()))
