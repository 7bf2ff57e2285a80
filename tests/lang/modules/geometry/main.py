"""A package with modules inside: absolute and relative imports, subclasses across modules."""
import shapes.base
from shapes import registry
from shapes.base import Shape
from shapes.polygons import Square, Triangle
from shapes.round import Circle as Disc


class Compound(Shape):
    def __init__(self, parts: list[Shape]) -> None:
        super().__init__("compound")
        self.parts = parts

    def area(self) -> float:
        return sum([part.area() for part in self.parts])

    def describe(self) -> str:
        return f"{super().describe()} of {len(self.parts)}"


def largest(items: list[Shape]) -> Shape:
    best = items[0]
    for item in items[1:]:
        if item.area() > best.area():
            best = item
    return best


square, triangle, disc = Square(3.0), Triangle(3.0, 4.0, 5.0), Disc(1.5)
all_shapes: list[Shape] = [square, triangle, disc]
all_shapes.append(Compound([square, Compound([triangle, disc])]))
for shape in all_shapes:
    print(shape.describe(), registry.number_of(shape.name))
print(largest(all_shapes[:3]).name, largest(all_shapes).name, shapes.base.created, registry.names())
try:
    Triangle(1.0, 1.0, 5.0)
except shapes.base.BadShape as error:
    print("bad:", error, error.sides)
print(isinstance(square, shapes.base.Shape), isinstance(disc, Square), f"{disc.perimeter():.4f}")
