from dataclasses import dataclass


@dataclass
class Point:
    x: int


@dataclass
class Label:
    text: str


@dataclass
class Mark(Point):
    label: Label
    size: int


print(Mark(1, Label("a"), 2))
