"""Statements of a module run from top to bottom."""


def area(side: int) -> int:
    return side * side


side = 3
print(area(side))
