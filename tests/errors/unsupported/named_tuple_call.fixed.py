from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
Row = namedtuple("Row", "a kind")
print(Row(1, 2), Point(3, 4))
