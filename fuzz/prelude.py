"""What every generated program begins with: classes to make objects of, helpers that keep numbers small and notice order."""

TEXT = '''\
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass
class P:
    a: int
    b: str
    c: float

    def total(self, n: int) -> int:
        return self.a * n + len(self.b)


class Q(P):
    def total(self, n: int) -> int:
        return self.a - n


def record(a: int, b: str, c: float) -> P:
    return Q(a, b, c) if a % 2 == 0 else P(a, b, c)


class Slip(Exception):
    pass


class Fall(Slip):
    pass


class Room:
    def __init__(self, name: str, swallows: bool) -> None:
        self.name = name
        self.swallows = swallows

    def __enter__(self) -> int:
        log.append("in " + self.name)
        return len(log)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        log.append("out " + self.name + " " + ("" if error is None else type(error).__name__))
        return self.swallows and error is not None


class Node:
    def __init__(self, value: int, next: Node | None) -> None:
        self.value = value
        self.next = next

    def __repr__(self) -> str:
        values: list[str] = []
        node: Node | None = self
        while node is not None:
            values.append(str(node.value))
            node = node.next
        return "Node " + "-".join(values)


log: list[str] = []


def small(n: int) -> int:
    return n % 2003 - 1001


def note(n: int) -> int:
    log.append(str(n))
    return n


def given(value: T) -> T:
    return value


def perhaps(n: int | None) -> int | None:
    return n


def chain(n: int) -> Node | None:
    found: Node | None = None
    for i in range(n % 9):
        found = Node(i, found)
    return found


def short(text: str) -> str:
    return text[:40]


def show(name: str, value: object) -> None:
    print(name, repr(value).replace("\\n", " "), ",".join(log[-8:]).replace("\\n", " "))
    log.clear()
'''
