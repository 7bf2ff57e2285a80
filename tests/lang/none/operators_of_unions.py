"""Operators on values of several classes, of which not all have them in common: found out when the program runs."""


class Node:
    def __init__(self, data) -> None:
        self.data = data
        self.left: "Node | None" = None
        self.right: "Node | None" = None

    def insert(self, new) -> None:
        if new <= self.data:
            if self.left is None:
                self.left = Node(new)
            else:
                self.left.insert(new)
        elif self.right is None:
            self.right = Node(new)
        else:
            self.right.insert(new)

    def items(self) -> list:
        found = self.left.items() if self.left else []
        found.append(self.data)
        return found + (self.right.items() if self.right else [])


def double(x: int | str) -> int | str:
    return x + x


def plus(x: int | str) -> int | str:
    return x + 1


numbers = Node(5)
for n in (3, 8, 1):
    numbers.insert(n)
words = Node("m")
for w in ("a", "z"):
    words.insert(w)
print(numbers.items(), words.items())
try:
    words.insert(3)
except TypeError as error:
    print(error)
print(double(3), double("ab"), plus(4))
try:
    print(plus("a"))
except TypeError as error:
    print(error)


def scaled(values: list[int | float | str], factor: int) -> list[object]:
    out: list[object] = []
    for value in values:
        try:
            out.append(value * factor - 1)
        except TypeError as error:
            out.append(str(error))
    return out


def larger(a: int | str, b: int | str) -> int | str:
    return a if a > b else b


print(scaled([1, 2.5, "ab"], 2))
print(larger(3, 4), larger("a", "b"))
try:
    print(larger(3, "b"))
except TypeError as error:
    print(error)
