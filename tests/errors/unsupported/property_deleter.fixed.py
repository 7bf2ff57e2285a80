"""Properties are compiled, but not what `del` would do to one."""


class Square:
    def __init__(self, side: int) -> None:
        self.side = side

    @property
    def area(self) -> int:
        return self.side * self.side

    def forget(self) -> None:
        self.side = 0


print(Square(4).area)
