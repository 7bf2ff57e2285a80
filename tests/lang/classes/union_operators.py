"""Operators on unions of a class and numbers; what a class has of its own, through type(self)."""

from __future__ import annotations

from typing import ClassVar


class V:
    def __init__(self, n: float) -> None:
        self.n = n

    def __repr__(self) -> str:
        return f"V({self.n:g})"

    def __neg__(self) -> V:
        return V(-self.n)

    def __abs__(self) -> V:
        return V(abs(self.n))

    def __add__(self, other: V | float) -> V:
        return V(self.n + (other.n if isinstance(other, V) else other))

    def __radd__(self, other: float) -> V:
        return V(other + self.n)

    def __sub__(self, other: V | int) -> V:
        return self + (-other)

    def __mul__(self, k: float) -> V:
        return V(self.n * k)

    def __rmul__(self, k: float) -> V:
        return V(self.n * k)


class Matrix(V):
    def __neg__(self) -> Matrix:
        return Matrix(-self.n - 1.0)


Scalar = V | int | float


def shown(text: str, value: V | int) -> V | int:
    print(text, end=" ")
    return value


def scaled(x: V | int, k: int) -> V | int:
    return k * x


def doubled(x: V | int) -> V | int:
    return x * 2


def added(x: Scalar, y: Scalar) -> Scalar:
    return x + y


print((V(3.0) - V(-2.0)).n, (V(3.0) - 2).n, V(1.5) - Matrix(2.0))
for v in (scaled(V(3.0), 2), scaled(3, -1), doubled(4), doubled(V(0.5))):
    print(v.n if isinstance(v, V) else v, end=" ")
print([added(a, b) for a in (V(1.0), 2, 2.5) for b in (V(10.0), 20)])
print(shown("left", V(1.0)) + shown("right", 2), shown("a", 1) + shown("b", 2), -shown("neg", 3))


def half(x: V | float) -> float:
    return x.n / 2 if isinstance(x, V) else x / 2


def halves(xs: list[V | int], y: int | None) -> list[float]:
    return [half(x) for x in xs] + [half(y if y is not None else V(9.0))]


def plus(x: float | None = None) -> float:
    return 0.0 if x is None else x + 0.5


def passed(x: int | None) -> float:
    return plus(x)


print(halves([V(3.0), 5], 1), halves([], None), passed(3), passed(None))


class Animal:
    made: ClassVar[int] = 0
    legs = 4

    def __init__(self) -> None:
        Animal.made += 1

    @classmethod
    def kind(cls) -> str:
        return cls.__name__

    @staticmethod
    def sound(times: int) -> str:
        return "-" * times

    def show(self) -> str:
        return f"{type(self).kind()} {type(self).sound(2)} {type(self).legs}"


class Dog(Animal):
    @staticmethod
    def sound(times: int) -> str:
        return "wuff" * times


class Bird(Animal):
    legs = 2

    @classmethod
    def kind(cls) -> str:
        return "bird " + super().kind()


for animal in (Animal(), Dog(), Bird()):
    print(animal.show(), type(animal).made, type(animal) is Dog)


def kinds(sorts: list[type[Animal]]) -> list[str]:
    return [sort.kind() + str(sort.legs) for sort in sorts]


print(kinds([Dog, Bird, Animal]))
