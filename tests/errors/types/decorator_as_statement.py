"""The @ in front of a decorator is missing."""
from dataclasses import dataclass

dataclass  # error: ""dataclasses.dataclass" cannot be used here"
# help: "nothing runs"


class Point:
    def __init__(self, x: int) -> None:
        self.x = x


print(Point(1).x)
