"""A cached generator function gives the same generator again."""

from functools import cache
from typing import Iterator
@cache
def gen(n: int) -> Iterator[int]:
    for i in range(n):
        yield i
print(list(gen(3)), list(gen(3)))
