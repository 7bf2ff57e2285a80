"""Columns point at the expression that is wrong."""
# The three last lines were wrong.




class Box:
    def __init__(self, size: int) -> None:
        self.size = size


print((1))
print(1 + 2, "a" + "3")
print(1, (Box(3).size))
