"""A value that a subclass has, too, is a field of each object."""


class Shape:
    corners = 0


class Square(Shape):
    corners = 4


Shape.corners = 1  # error: "is a field"
# help: "only through the class"
print(Square().corners)
