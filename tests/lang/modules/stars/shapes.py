from math import *
SIDES = 4
_hidden = 3
class Square:
    def __init__(self, n: int) -> None:
        self.n = n
    def area(self) -> int:
        return self.n ** 2
def double(x: int) -> int:
    return x * 2
print("shapes loaded")
