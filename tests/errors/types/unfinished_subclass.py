"""A subclass that defines one of two abstract methods is abstract, too."""
from abc import ABC, abstractmethod


class Shape(ABC):
    @property
    @abstractmethod
    def sides(self) -> int: ...

    @abstractmethod
    def area(self) -> float: ...


class Square(Shape):
    def area(self) -> float:
        return 4.0


shapes: list[Shape] = [Square()]  # error: "abstract class "Square" with abstract attribute "sides""
# help: "defines what is abstract"
print([shape.area() for shape in shapes])
