from enum import Enum


class Color(Enum):
    RED = 1


def paint(color: Color) -> None:
    print(color)


paint(Color(1))
missing = "here"
print(missing)
