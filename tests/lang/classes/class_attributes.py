"""Attributes of classes, class methods through subclasses, classes inside of classes."""

from typing import ClassVar
from typing_extensions import Self


class Counter:
    total = 0
    names: ClassVar[list[str]] = []
    LIMIT = 10
    DOUBLE = LIMIT * 2

    def __init__(self, name: str) -> None:
        self.name = name
        Counter.total += 1
        Counter.names.append(name)

    @classmethod
    def create(cls, n: int) -> "Counter":
        return cls("c" + str(n))

    @classmethod
    def kind(cls) -> str:
        return cls.__name__

    def double(self) -> int:
        return self.LIMIT * 2 + self.DOUBLE

    @staticmethod
    def helper(x: int) -> int:
        return x + Counter.LIMIT


class Special(Counter):
    def __repr__(self) -> str:
        return "Special(" + self.name + ")"

    @classmethod
    def make(cls, n: int = 3) -> Self:
        made = cls("m" + str(n))
        return made


class Base:
    LIMIT = 1
    step: int = 0

    def limit(self) -> int:
        return self.LIMIT

    def go(self) -> None:
        self.step += 1

    @classmethod
    def build(cls) -> Self:
        return cls()


class Derived(Base):
    LIMIT = 2

    @classmethod
    def build(cls) -> Self:
        made = super().build()
        made.step = 7
        return made


class Outer:
    class Inner:
        def __init__(self, v: int) -> None:
            self.v = v

    SIZE = 3

    def make(self) -> "Outer.Inner":
        return Outer.Inner(self.SIZE)


def main() -> None:
    a = Counter("a")
    b = Counter.create(5)
    s = Special.create(6)
    print(Counter.total, Counter.names, a.double(), b.name, s)
    print(Special.kind(), Counter.kind(), Special.make(), Special.make(9).name)
    print(Counter.helper(3), a.LIMIT, a.helper(1), Counter.DOUBLE)
    Counter.LIMIT = 11
    print(a.LIMIT, Special.LIMIT)
    print(Base().limit(), Derived().limit(), Base.LIMIT, Derived.LIMIT)
    d = Derived.build()
    d.go()
    print(d.step, type(d).__name__, Base.step)
    print(Outer().make().v, Outer.Inner(4).v)
    print(isinstance(s, Special))


main()
