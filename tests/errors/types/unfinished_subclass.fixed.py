"""A subclass that defines one of two abstract methods is abstract, too."""
from abc import ABC, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def sides(self) -> int: ...

    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    @property
    def sides(self) -> int:
        return 4

    def area(self) -> float:
        return 4.0


shapes: list[Shape] = [Square()]
print([shape.area() for shape in shapes])
