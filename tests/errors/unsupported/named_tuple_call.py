from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])  # error: "namedtuple() is not supported: nothing tells the fields"
print(Point(1, 2))
