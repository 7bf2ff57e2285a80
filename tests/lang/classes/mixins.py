"""Mixins: classes beside the base, with methods, fields, properties; order of methods; values of their type."""

from __future__ import annotations
from abc import ABC, abstractmethod
from dataclasses import dataclass

class Flyer(ABC):
    @abstractmethod
    def fly(self) -> str: ...
    def both(self) -> str:
        return "both " + self.fly()

class Swimmer(ABC):
    @abstractmethod
    def swim(self, depth: int = 3) -> str: ...

class Named:
    name: str
    def greet(self) -> str:
        return f"I am {self.name}"

class Duck(Flyer, Swimmer, Named):
    def __init__(self, name: str) -> None:
        self.name = name
    def fly(self) -> str:
        return f"{self.name} flies"
    def swim(self, depth: int = 3) -> str:
        return f"{self.name} swims {depth}"

class Fish(Swimmer):
    def swim(self, depth: int = 100) -> str:
        return f"fish {depth}"

def go(s: Swimmer) -> str:
    return s.swim() + "/" + s.swim(1)

d = Duck("Donald")
print(d.fly(), d.swim(), d.greet(), d.both())
print(go(d), go(Fish()))
things: list[Swimmer] = [d, Fish()]
for t in things:
    print(go(t), isinstance(t, Flyer), isinstance(t, Swimmer), isinstance(t, Duck))
    if isinstance(t, Named):
        print("named", t.name, t.greet())
flyers: list[Flyer] = [d]
print([f.both() for f in flyers])

class Counter:
    def __init__(self) -> None:
        self.count = 0
    def bump(self) -> int:
        self.count += 1
        return self.count

class Logger:
    def __init__(self) -> None:
        self.lines: list[str] = []
    def log(self, text: str) -> None:
        self.lines.append(text)

class Service(Counter, Logger):
    def __init__(self, name: str) -> None:
        Counter.__init__(self)
        Logger.__init__(self)
        self.name = name
    def run(self) -> None:
        self.log(f"{self.name} {self.bump()}")

s = Service("svc")
s.run(); s.run()
print(s.lines, s.count, isinstance(s, Counter), isinstance(s, Logger))
c = Counter()
print(c.bump(), c.bump(), c.count)
def use(c: Counter) -> int:
    c.count += 10
    return c.bump()
print(use(c), use(s), s.count)

class ComparableMixin:
    def key(self) -> int:
        raise NotImplementedError
    def __lt__(self, other: ComparableMixin) -> bool:
        return self.key() < other.key()
    def __eq__(self, other: object) -> bool:
        return isinstance(other, ComparableMixin) and self.key() == other.key()
    def __hash__(self) -> int:
        return self.key()

class ReprMixin:
    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.describe()}>"
    def describe(self) -> str:
        return "?"

@dataclass(eq=False, repr=False)
class Point(ComparableMixin, ReprMixin):
    x: int
    y: int
    def key(self) -> int:
        return self.x * 100 + self.y
    def describe(self) -> str:
        return f"{self.x},{self.y}"

pts = [Point(2, 1), Point(1, 5), Point(1, 2)]
print(sorted(pts), Point(1, 2) == Point(1, 2), len({Point(1, 1), Point(1, 1)}), min(pts))

class Base:
    def hello(self) -> str:
        return "base"
class Loud:
    def hello(self) -> str:
        return "LOUD"
class A(Loud, Base):
    def hello(self) -> str:
        return "A " + super().hello()
class B(Base, Loud):
    def hello(self) -> str:
        return "B " + super().hello()
print(A().hello(), B().hello())
class AppError(Exception):
    pass
class Retry:
    retries = 3
    def again(self) -> int:
        return self.retries
class NetError(Retry, AppError):
    pass
try:
    raise NetError("down")
except AppError as e:
    print(e, isinstance(e, Retry), e.again() if isinstance(e, Retry) else None)
class P:
    @property
    def size(self) -> int:
        return 7
    @classmethod
    def make(cls) -> str:
        return "make " + cls.__name__
    @staticmethod
    def util(x: int) -> int:
        return x * 2
class Q(Base, P):
    pass
print(Q().size, Q.make(), Q.util(4), Q().hello(), P.make(), P().size)
class X:
    def x(self) -> int:
        return 1
class Y:
    def y(self) -> int:
        return 2
class XY(X, Y):
    pass
def test(v: X) -> int:
    if isinstance(v, Y):
        return v.x() + v.y() * 10
    return v.x()
print(test(X()), test(XY()))
def kind(o: object) -> str:
    match o:
        case XY():
            return "xy"
        case X():
            return "x"
        case Named(name=n):
            return n
        case _:
            return "other"
print(kind(X()), kind(XY()), kind(d), kind(3))
