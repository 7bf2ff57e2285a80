"""Statements of a module run from top to bottom."""


def area(side: int) -> int:
    return side * side


print(area(side))  # error: "name "side" is used before definition"
# help: "move it below the definition of "side""
side = 3
