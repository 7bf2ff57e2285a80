"""functools.cached_property: a value that is found once for each object, and kept."""

import functools
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")


class Circle:
    def __init__(self, radius: float) -> None:
        self.radius = radius

    @cached_property
    def area(self) -> float:
        print("area of", self.radius)
        return 3.0 * self.radius**2

    @functools.cached_property
    def name(self) -> str | None:
        """None is a value, too."""
        print("name")
        return None if self.radius == 0 else f"circle {self.radius}"

    @property
    def double(self) -> float:
        return 2 * self.area


class Ring(Circle):
    def __init__(self, radius: float, inner: float) -> None:
        super().__init__(radius)
        self.inner = inner

    @cached_property
    def area(self) -> float:
        print("ring")
        return super().area - 3.0 * self.inner**2

    @cached_property
    def is_thin(self) -> bool:
        print("thin?")
        return self.radius - self.inner < 1


@dataclass(frozen=True)
class Shape:
    rocks: tuple[tuple[int, int], ...]
    label: str = "shape"

    @cached_property
    def width(self) -> int:
        print("width of", self.label)
        return max(x for x, _ in self.rocks) + 1

    @cached_property
    def rows(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for x, y in self.rocks:
            found.setdefault(y, []).append(x)
        return found


class Box(Generic[T]):
    def __init__(self, items: list[T]) -> None:
        self.items = items

    @cached_property
    def last(self) -> T:
        print("last of", len(self.items))
        return self.items[-1]


class Broken:
    tries = 0

    @cached_property
    def value(self) -> int:
        Broken.tries += 1
        if Broken.tries < 3:
            raise AttributeError(f"try {Broken.tries}")
        return Broken.tries


circle = Circle(2.0)
print(circle.area, circle.area, circle.double)
print(circle.name, circle.name, Circle(0.0).name)
zero = Circle(0.0)
print(zero.name, zero.name)
shapes: list[Circle] = [Ring(3.0, 2.5), Circle(1.0), Ring(1.0, 0.5)]
print([s.area for s in shapes], sum(s.area for s in shapes))
ring = Ring(2.0, 0.5)
print(ring.is_thin, ring.is_thin, ring.area)
shape = Shape(((0, 0), (1, 0), (3, 1)))
print(shape.width, shape.width, shape, shape == Shape(((0, 0), (1, 0), (3, 1))))
shape.rows[5] = [9]
print(shape.rows)
box = Box(["a", "b"])
print(box.last, box.last)
box.items.append("c")
print(box.last, Box([1.5]).last)
broken = Broken()
for _ in range(4):
    try:
        print(broken.value)
    except AttributeError as error:
        print("error:", error)
