"""A lambda is no generator."""
from typing import Callable, Iterator

make: Callable[[], object] = lambda: (yield 1)  # error: "yield"
# help: "def"


def numbers() -> Iterator[int]:
    yield 1


print(list(numbers()))
