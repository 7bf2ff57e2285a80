"""Members of unions used without asking which one it is: what has them is tested."""

from typing import Union


class Leaf:
    def __init__(self, n: int) -> None:
        self.n = n

    def depth(self) -> int:
        return 1


class Pair:
    def __init__(self, left: "Tree", right: "Tree") -> None:
        self.left = left
        self.right = right

    def depth(self) -> int:
        return 1 + max(self.left.depth(), self.right.depth())


Tree = Union[Leaf, Pair]


def total(t: Tree) -> int:
    kind = type(t).__name__
    if kind == "Leaf":
        return t.n
    return total(t.left) + total(t.right)


def first(x: Union[list[int], Leaf, None]) -> int:
    return x[0]


def put(x: Union[list[int], int, None]) -> None:
    x[0] = 5


def up(x: Union[int, str]) -> str:
    return x.upper()


t = Pair(Leaf(1), Pair(Leaf(2), Leaf(3)))
print(total(t), t.depth())
print(first([4]), up("abc"))
xs = [1]
put(xs)
print(xs)
for bad in (Leaf(1), None):
    try:
        print(first(bad))
    except TypeError as e:
        print(e)
for v in (3, None):
    try:
        put(v)
    except TypeError as e:
        print(e)
try:
    up(3)
except AttributeError as e:
    print(e)
left: Tree = Leaf(5)
try:
    print(left.right)
except AttributeError as e:
    print(e)


def item(x: Union[Leaf, tuple[int, str]]) -> str:
    return x[1]


print(item((1, "one")))
try:
    print(item(Leaf(2)))
except TypeError as e:
    print(e)
