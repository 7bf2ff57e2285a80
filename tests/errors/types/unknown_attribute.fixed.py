"""A field that the class does not have."""


class Point:
    def __init__(self, x: int, y: int) -> None:
        self.x = x
        self.y = y


p = Point(3, 4)
print(p.x, p.y)
