from enum import Enum


class Color(Enum):
    RED = 1


def paint(color: Color) -> None:
    print(color)


paint(1)  # error: "has incompatible type"
print(missing)  # error: "name "missing" is not defined"
