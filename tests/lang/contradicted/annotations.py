"""Annotations and first values that the program contradicts: CPython does not look at them."""

from dataclasses import dataclass, field
from typing import Iterator


class Tree:
    def __init__(self, left: "Tree" = None, label: str = None) -> None:
        self.left = left
        self.label = label


def encode(text: str) -> Tree:
    return "".join(reversed(text)), Tree(None, text)


def winner(board: list[str]) -> str | None:
    if not board:
        return False
    if len(board) == 1:
        return board[0]
    return True


def pairs(n: int) -> Iterator[set[int]]:
    for i in range(n):
        yield i, i * i


def chars(text: str) -> Iterator[int]:
    yield from text


def doubled(x: int) -> int:
    return x * 2


class Account:
    rate = 0

    def __init__(self, owner: str, balance: int = 0) -> None:
        self.owner = owner
        self.balance = balance
        self.history: list[int] = []
        self.last = 0

    def deposit(self, amount: int) -> None:
        self.balance += amount
        self.history.append(amount)
        self.last = amount


@dataclass
class Item:
    name: str
    price: int
    tags: list[str] = field(default_factory=list)


code, tree = encode("abc")
print(code, tree.label)
print(winner([]), winner(["x"]), winner(["x", "y"]))
print(list(pairs(3)), list(chars("xyz")))
print(doubled(4), doubled(2.5), doubled("ab"))
a = Account("Ann")
a.deposit(10)
a.deposit(2.5)
print(a.balance, a.history, a.last)
first_run = {pid: None for pid in (1, 2)}
first_run[1] = 5
print(first_run)
it = Item("pen", 1.5)
it.tags.append(3)
print(it)
names: dict[str, int] = {}
names["x"] = "one"
print(names)
values = [1, 2]
values.append(None)
print(values)
score = {"X": 1, "O": -1}


def result(flag: bool) -> str | None:
    if flag:
        return True
    if score:
        return "X"


def rated(flag: bool) -> int:
    try:
        return score[result(flag)]
    except KeyError as error:
        print("no", error)
        return 0


print(rated(True), rated(False))


def joined_texts(parts: list[str | None]) -> str:
    try:
        return ",".join(parts)
    except TypeError as error:
        return str(error)


print(joined_texts(["a", "b"]), joined_texts(["a", None]), joined_texts([]))
