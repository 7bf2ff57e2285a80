"""Columns point at the expression that is wrong."""
# error: "12:8: name "wrong" is not defined"
# error: "13:20: unsupported operand types"
# error: "14:11: has no attribute "sise""


class Box:
    def __init__(self, size: int) -> None:
        self.size = size


print((wrong))
print(1 + 2, "a" + 3)
print(1, (Box(3).sise))
