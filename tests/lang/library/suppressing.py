"""Suppressing managers as values, notes in tracebacks, items of own iterables in displays."""

from __future__ import annotations

import traceback
from collections import deque
from contextlib import ExitStack, suppress
from typing import Iterator

with ExitStack() as stack:
    stack.enter_context(suppress(ZeroDivisionError))
    print("in")
    print(1 // len(""))
print("after")

quiet = suppress(KeyError, IndexError)
with quiet:
    print({"a": 1}["b"])
with quiet as nothing:
    print([1][3])
with suppress():
    print("none")
ERRORS = (ValueError, KeyError)
with suppress(*ERRORS):
    print(int("x"))


def tried(manager: suppress, text: str) -> str:
    try:
        with manager:
            return str(int(text) // (len(text) - 1))
    except ArithmeticError as problem:
        return repr(problem)
    return "suppressed"


print(tried(suppress(ValueError), "12"), tried(suppress(ValueError), "x"), tried(suppress(ValueError), "1"))
print(tried(suppress(Exception), "1"), tried(suppress(LookupError, ArithmeticError), "1"))

error = ValueError("x")
error.add_note("one\nand a half")
error.add_note("two")
print(traceback.format_exception_only(error), traceback.format_exception(error))
for d in (deque(["a"]), deque(["b"])):
    try:
        d.remove("z")
    except ValueError as problem:
        print(problem)


class Animal:
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    pass


class Litter:
    def __iter__(self) -> Iterator[Dog]:
        yield Dog("a")


cat = Animal("c")
print([a.name for a in [cat, *Litter()]])
xs = [cat, *Litter(), *[Dog("b")]]
print([a.name for a in xs], len({*Litter(), cat}))
