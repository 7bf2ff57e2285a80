import math

from .base import BadShape, Shape


class Square(Shape):
    def __init__(self, side: float) -> None:
        super().__init__("square")
        self.side = side

    def area(self) -> float:
        return self.side**2

    def perimeter(self) -> float:
        return 4 * self.side


class Triangle(Shape):
    def __init__(self, a: float, b: float, c: float) -> None:
        if a + b <= c or b + c <= a or a + c <= b:
            raise BadShape([a, b, c])
        super().__init__("triangle")
        self.sides = (a, b, c)

    def perimeter(self) -> float:
        return sum(self.sides)

    def area(self) -> float:
        a, b, c = self.sides
        half = self.perimeter() / 2
        return math.sqrt(half * (half - a) * (half - b) * (half - c))
