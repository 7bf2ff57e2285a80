from collections import namedtuple

names = ["x", "y"]
Point = namedtuple("Point", names)  # error: "list or tuple literal expected as the second argument"
Row = namedtuple("Row", "a class", rename=True)  # error: "this call of namedtuple() is not supported"
print(Row(1, 2))
