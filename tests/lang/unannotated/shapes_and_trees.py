from dataclasses import dataclass
from typing import NamedTuple


class Shape:
    def area(self):
        raise NotImplementedError

    def scaled(self, by):
        return self


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side

    def scaled(self, by):
        return Square(self.side * by)


class Circle(Shape):
    def __init__(self, r, name="c"):
        self.r = r
        self.name = name

    def area(self):
        return 3 * self.r * self.r


@dataclass
class Item:
    name: str
    price: float


def total(items):
    result = 0.0
    for item in items:
        result += item.price
    return result


def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def first(items, default=None):
    for x in items:
        return x
    return default


def count(n):
    for i in range(n):
        yield i, str(i)


def key(item):
    return item.price


def join(*parts, sep=", "):
    return sep.join(parts)


def apply(f, x):
    return f(x)


def double(x):
    return x * 2


def pairs(
    xs,
    ys,
):
    return [(x, y) for x in xs for y in ys]


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def insert(self, value):
        if value < self.value:
            if self.left is None:
                self.left = Tree(value)
            else:
                self.left.insert(value)
        elif self.right is None:
            self.right = Tree(value)
        else:
            self.right.insert(value)

    def walk(self):
        if self.left is not None:
            yield from self.left.walk()
        yield self.value
        if self.right is not None:
            yield from self.right.walk()


def main():
    shapes = [Square(2), Circle(1)]
    print([s.area() for s in shapes], [s.scaled(3).area() for s in shapes])
    items = [Item("a", 2.5), Item("b", 1.25)]
    print(total(items), fact(10), first([1, 2]), first([]))
    print(list(count(3)), sorted(items, key=key))
    print(join("a", "b"), join("x", "y", sep="-"), apply(double, 4))
    print(pairs([1, 2], "ab"))
    t = Tree(5)
    for v in (3, 8, 1, 4):
        t.insert(v)
    print(list(t.walk()))


main()
