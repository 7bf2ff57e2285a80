"""An argument of the wrong type, in the middle of a longer expression."""


def area(width: int, height: int) -> int:
    return width * height


total = 0
for side in range(3):
    total += area(side, int("4"))
print(total)
