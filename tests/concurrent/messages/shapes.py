"""Objects of several classes through one channel: virtual methods, equality and hashing behave as where they were made."""
from __future__ import annotations

from abc import ABC, abstractmethod

from bullsnake import Chan, WaitGroup, go


class Shape(ABC):
    def __init__(self, name: str) -> None:
        self.name = name

    @abstractmethod
    def area(self) -> float:
        pass

    def scaled(self, by: float) -> Shape:
        raise NotImplementedError(self.name)

    def __lt__(self, other: Shape) -> bool:
        return (self.area(), self.name) < (other.area(), other.name)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shape) and (self.area(), self.name) == (other.area(), other.name)

    def __hash__(self) -> int:
        return hash((self.name, self.area()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.area():.2f})"


class Rectangle(Shape):
    def __init__(self, width: float, height: float) -> None:
        super().__init__("rectangle")
        self.width = width
        self.height = height

    def area(self) -> float:
        return self.width * self.height

    def scaled(self, by: float) -> Shape:
        return Rectangle(self.width * by, self.height * by)


class Square(Rectangle):
    def __init__(self, side: float) -> None:
        super().__init__(side, side)
        self.name = "square"

    def scaled(self, by: float) -> Shape:
        return Square(self.width * by)


class Circle(Shape):
    def __init__(self, radius: float) -> None:
        super().__init__("circle")
        self.radius = radius

    def area(self) -> float:
        return 3.0 * self.radius**2


def scale(source: Chan[Shape], out: Chan[Shape], failures: Chan[str], group: WaitGroup) -> None:
    for shape in source:
        try:
            out.send(shape.scaled(2.0))
        except NotImplementedError as error:
            failures.send(f"cannot scale a {error}")
    group.done()


def main() -> None:
    source = Chan[Shape]()
    out = Chan[Shape](50)
    failures = Chan[str](50)
    group = WaitGroup()
    for _ in range(4):
        group.add()
        go(scale, source, out, failures, group)
    shapes: list[Shape] = []
    for i in range(1, 9):
        side = float(i)
        shapes += [Rectangle(side, 2.0), Square(side), Circle(side)]
    for shape in shapes:
        source.send(shape)
    source.close()
    group.wait()
    out.close()
    failures.close()
    big: list[Shape] = []
    for shape in out:
        big.append(shape)
    big.sort()
    print(big)
    print(len(failures), failures.recv())
    counts: dict[Shape, int] = {}
    for shape in [*big, *shapes]:
        counts[shape] = counts.get(shape, 0) + 1
    print(len(counts), sorted([shape for shape in counts if counts[shape] > 1]))
    print(f"{sum([shape.area() for shape in big]):.1f}")


main()
