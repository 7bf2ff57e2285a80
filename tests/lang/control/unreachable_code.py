"""Code that mypy takes for unreachable: it is not compiled; what stands before and beside it runs."""

from __future__ import annotations


def late(n: int) -> int:
    if n > 3:
        return n
        n += 1
    raise ValueError(n)
    print(n.nothing)


def checked(n: int) -> str:
    if not isinstance(n, int):
        raise TypeError(f"an int is needed, not {type(n).__name__}")
    return str(n)


def decided(flag: bool) -> int:
    while True:
        if flag:
            return 1
        flag = True
    return 2


class Cell:
    def __init__(self) -> None:
        self.value: int | None = None
        self.items = {1: "a", 2: "b"}

    def fill(self) -> None:
        self.value = 3

    def drop(self, key: int) -> None:
        del self.items[key]


print(late(4), checked(5), decided(False))
try:
    late(1)
except ValueError as error:
    print("error", error)
cell = Cell()
cell.fill()
cell.drop(1)
print(cell.items)
