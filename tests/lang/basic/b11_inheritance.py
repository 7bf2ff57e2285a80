"""Single inheritance: overriding, super(), virtual calls through a base reference, isinstance."""


class Shape:
    def __init__(self, name: str) -> None:
        self.name = name

    def area(self) -> float:
        return 0.0

    def describe(self) -> str:
        return self.name + " with area " + str(self.area())


class Rectangle(Shape):
    def __init__(self, width: float, height: float) -> None:
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self) -> float:
        return self.width * self.height


class Square(Rectangle):
    def __init__(self, side: float) -> None:
        super().__init__(side, side)
        self.name = "square"

    def describe(self) -> str:
        return "[" + super().describe() + "]"


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return 3.0 * self.radius * self.radius


def total_area(shapes: list[Shape]) -> float:
    total = 0.0
    for shape in shapes:
        total += shape.area()
    return total


shapes: list[Shape] = [Rectangle(2.0, 3.5), Square(4.0), Circle(1.0), Shape("blob")]
for shape in shapes:
    print(shape.describe())
    if isinstance(shape, Rectangle):
        print("  sides", shape.width, shape.height, isinstance(shape, Square))
print(total_area(shapes))
