from math import pi

from .base import Shape


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return pi * self.radius * self.radius

    def perimeter(self) -> float:
        return 2 * pi * self.radius
