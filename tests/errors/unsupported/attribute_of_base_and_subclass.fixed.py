"""A value that a subclass has, too, is a field of each object."""


class Shape:
    corners = 0


class Square(Shape):
    corners = 4


print(Square().corners)
