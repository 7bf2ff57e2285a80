"""Classes inside of functions and methods: dataclasses, exceptions, enums, named tuples; how they are shown."""
# status: 1
from __future__ import annotations
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple


def solve(n: int) -> int:
    @dataclass(order=True)
    class Node:
        cost: int
        name: str = field(compare=False)
        kids: list[Node] = field(default_factory=list, compare=False)

        def total(self) -> int:
            return self.cost + sum(k.total() for k in self.kids)

    root = Node(n, "root")
    root.kids.append(Node(1, "a", [Node(2, "b")]))
    print(root, root < Node(9, "z"))
    return root.total()


class Color(Enum):
    RED = 1


def errors(k: int) -> str:
    class Bad(ValueError):
        limit = k * 2

        def __init__(self, code: int) -> None:
            super().__init__(f"bad {code}")
            self.code = code

    class Worse(Bad):
        pass

    try:
        if k > 2:
            raise Worse(k)
        raise Bad(k)
    except Worse as e:
        return f"worse {e} {e.code} {e.limit} {type(e).__name__}"
    except Bad as e:
        return f"{e} {e.code} {Bad.limit}"


def shapes() -> None:
    class P(NamedTuple):
        x: int
        y: int = 5

    class Kind(Enum):
        A = "a"
        B = "b"

    for kind in Kind:
        print(kind, P(1), P(2, 3).x)


class Outer:
    def run(self) -> int:
        class Stack:
            def __init__(self) -> None:
                self.items: list[int] = []

            def push(self, x: int) -> "Stack":
                self.items.append(x)
                return self

            def __len__(self) -> int:
                return len(self.items)

        return len(Stack().push(1).push(2))


print(solve(3), solve(8))
print(errors(1), errors(5), errors(2))
shapes()
print(Outer().run())


def last() -> None:
    class Gone(Exception):
        pass

    print(Gone, Gone("x"), repr(Gone("y", 2)))
    raise Gone("end")


last()
