from dataclasses import dataclass


@dataclass
class Point:
    x: int


@dataclass
class Label:
    text: str


@dataclass
class Mark(Point, Label):  # error: "a class cannot inherit from both Point and Label"
    size: int


print(Mark("a", 1, 2))
