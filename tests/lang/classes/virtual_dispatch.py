"""Which method runs: overrides at several depths, super() chains, template methods, methods as values."""
from __future__ import annotations

from typing import Callable

trace: list[str] = []


class A:
    def __init__(self, n: int) -> None:
        trace.append(f"A({n})")
        self.n = n
        self.setup()

    def setup(self) -> None:
        trace.append("A.setup")

    def name(self) -> str:
        return "A"

    def chain(self) -> str:
        return "A" + str(self.n)

    def template(self, times: int = 2) -> str:
        return "/".join([self.name() + self.chain() for _ in range(times)])

    def clone(self) -> A:
        return A(self.n + 1)

    def __str__(self) -> str:
        return f"<{self.name()} {self.n}>"


class B(A):
    def setup(self) -> None:
        super().setup()
        trace.append("B.setup")
        self.extra = self.n * 1.5

    def name(self) -> str:
        return "B"

    def chain(self) -> str:
        return "B" + super().chain()

    def clone(self) -> B:
        return B(self.n + 10)


class C(B):
    def __init__(self, n: int, tag: str = "c") -> None:
        self.tag = tag
        super().__init__(n * 2)

    def chain(self) -> str:
        return self.tag + super().chain()

    def template(self, times: int = 1, mark: str = "*") -> str:
        return mark + super().template(times) + mark


class D(C):
    def name(self) -> str:
        return super().name().lower() + "d"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, D) and self.n == other.n

    def __len__(self) -> int:
        return self.n


def describe(a: A) -> str:
    kind = "D" if isinstance(a, D) else "C" if isinstance(a, C) else "B" if isinstance(a, B) else "A"
    extra = f" {a.extra}" if isinstance(a, B) else ""
    return f"{kind}: {a} {a.template()} {a.template(times=3)}{extra}"


def first_or(items: list[A], default: A) -> A:
    for item in items:
        if isinstance(item, (C, D)):
            return item
    return default


things: list[A] = [A(1), B(2), C(3), D(4, tag="dd")]
print(trace)
trace.clear()
for thing in things:
    print(describe(thing))
clones = [t.clone() for t in things]
print([str(c) for c in clones], [isinstance(c, B) for c in clones], trace)
methods: list[Callable[[], str]] = [t.name for t in things] + [things[3].chain, clones[1].chain]
things[3].n = 99
print([m() for m in methods])
d = D(1)
print(D(1) == d, D(2) == d, d != D(1), d == A(2), len(d), bool(D(0)), bool(A(0)))
print(first_or(things, things[0]).n, first_or(things[:2], things[0]).n, isinstance(None, A), isinstance(d, object))
print(A.chain(d), B.chain(d), C(5).template(mark="!"), isinstance(d, A), isinstance(A(0), D))
