"""Exceptions that are generic: caught without saying of what."""

from typing import Generic, TypeVar

K = TypeVar("K")


class Base(Exception):
    pass


class Cycle(Base, Generic[K]):
    def __init__(self, path: list[K], note: str) -> None:
        super().__init__(" -> ".join(str(k) for k in path))
        self.path = path
        self.length = len(path) - 1
        self.note = note


def go(k: int) -> None:
    if k == 0:
        raise Cycle([1, 2, 1], "ints")
    if k == 1:
        raise Cycle(["a", "a"], "texts")
    raise Cycle([1.5], "floats")


for k in range(3):
    try:
        go(k)
    except Cycle as error:
        print(error.length, error.note, error, error.args, isinstance(error, Base))
        error.add_note("x")
        print(error.__notes__)


class Retry(Cycle[str]):
    def __init__(self) -> None:
        super().__init__(["r"], "again")


def caught(error: object) -> str:
    if isinstance(error, Retry):
        return f"{error.path} {error.length}"
    if isinstance(error, Cycle):
        return f"{error.length} {error.note}"
    return "no"


print(caught(Retry()), caught(Cycle([1, 2], "n")), caught(3))
