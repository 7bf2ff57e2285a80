"""Class methods through objects are those of the object's class; attributes of mixins that heirs give other values."""

from __future__ import annotations

from typing import Generic, TypeVar

T = TypeVar("T")


class Shape:
    made: dict[str, int] = {}
    sides = 0

    def __init__(self, name: str) -> None:
        self.name = name
        self.note()

    @classmethod
    def note(cls) -> None:
        cls.made[cls.__name__] = cls.made.get(cls.__name__, 0) + 1

    @classmethod
    def make(cls, name: str) -> Shape:
        return cls(name)

    @classmethod
    def label(cls, prefix: str = "a ") -> str:
        return prefix + cls.__name__.lower()

    def copy(self) -> Shape:
        return self.make(self.name + "'")


class Square(Shape):
    @classmethod
    def label(cls, prefix: str = "a ") -> str:
        return super().label(prefix) + " with four sides"


class Tile(Square):
    pass


class Round(Shape):
    @classmethod
    def make(cls, name: str) -> Shape:
        return cls(name.upper())


def pick(shapes: list[Shape], at: int) -> Shape:
    print("pick", at)
    return shapes[at]


shapes: list[Shape] = [Shape("s"), Square("q"), Tile("t"), Round("r")]
for shape in shapes:
    other = shape.copy()
    print(
        type(other).__name__,
        other.name,
        shape.label(),
        shape.label("the "),
        type(shape.make("n")).__name__,
    )
print(pick(shapes, 2).label(), Shape.made)
t = Tile("x")
print(t.label(), t.copy().name, Tile.label("one "), Shape.label())


class Sized:
    unit = 1.0


class Logged:
    prefix = "-"

    def tell(self, text: str) -> str:
        return f"{self.prefix}{text}"


class Animal(Sized, Logged):
    def __init__(self, name: str) -> None:
        self.name = name


class Dog(Animal):
    prefix = "*"


class Puppy(Dog):
    unit = 0.5


for animal in (Animal("a"), Dog("b"), Puppy("c")):
    print(animal.tell(animal.name), animal.prefix, animal.unit)
print(Animal.prefix, Dog.prefix, Puppy.prefix, Animal.unit, Puppy.unit)


class Base:
    @classmethod
    def kind(cls) -> str:
        return cls.__name__

    def show(self) -> str:
        return self.kind()


class Gen(Base, Generic[T]):
    def __init__(self, x: T) -> None:
        self.x = x


class Other(Base):
    pass


def make(n: int) -> Base:
    print("made", n)
    return Gen(n) if n else Other()


xs: list[Base] = [Base(), Gen(1), Gen("a"), Other()]
print(
    [x.kind() for x in xs],
    [x.show() for x in xs],
    make(1).kind(),
    make(0).kind(),
    type(xs[1]).kind(),
)


class Mix:
    @classmethod
    def tag(cls) -> str:
        return "<" + cls.__name__ + ">"

    def tagged(self) -> str:
        return self.tag()


class A(Base, Mix):
    pass


class B(A):
    pass


print(A().tagged(), B().tagged(), B().tag())
