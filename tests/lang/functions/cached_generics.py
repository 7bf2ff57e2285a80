"""Cached methods of generic classes, and cached generic functions: one table for all of them."""

from functools import cache, lru_cache
from typing import Generic, TypeVar

T = TypeVar("T")


class Box(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items

    def __hash__(self) -> int:
        return 1

    @lru_cache(maxsize=None)
    def nth(self, n: int) -> T:
        print("nth", n)
        return self.items[n]


print(Box(["a","b"]).nth(1), Box([1.5]).nth(0))
b = Box([2.5])
print(b.nth(0), b.nth(0))


@cache
def same(x: T) -> T:
    print("same", x)
    return x


print(same(1), same(2.5), same("a"), same(1))
