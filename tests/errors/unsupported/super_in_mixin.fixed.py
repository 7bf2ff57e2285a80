class Shape:
    def describe(self) -> str:
        return "shape"


class Coloured:
    def describe(self) -> str:
        return "coloured"


class Framed(Shape):
    def describe(self) -> str:
        return "framed " + Shape.describe(self)


class Picture(Coloured, Framed):
    pass


print(Picture().describe())
