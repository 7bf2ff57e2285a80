"""What is a property in a class is none in its subclasses' objects, or the other way: a read of it has to know which."""


class Shape:
    @property
    def corners(self) -> int:
        return 0


class Square(Shape):
    @property
    def corners(self) -> int:
        return 4


print(Square().corners)
