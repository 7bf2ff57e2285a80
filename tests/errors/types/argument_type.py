"""An argument of the wrong type, in the middle of a longer expression."""


def area(width: int, height: int) -> int:
    return width * height


total = 0
for side in range(3):
    total += area(side, "4")  # error: "argument 2 to "area" has incompatible type"
# help: "int("
print(total)
