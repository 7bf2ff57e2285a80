"""Properties are not compiled yet."""


class Square:
    def __init__(self, side: int) -> None:
        self.side = side

    def area(self) -> int:
        return self.side * self.side


print(Square(4).area())
