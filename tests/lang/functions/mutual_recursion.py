"""Mutual recursion and deep recursion: a recursive-descent boolean grammar, Hofstadter, deep chains."""
# torture: movestack=20
from __future__ import annotations

import sys

sys.setrecursionlimit(30000)


def female(n: int) -> int:
    return 1 if n == 0 else n - male(female(n - 1))


def male(n: int) -> int:
    return 0 if n == 0 else n - female(male(n - 1))


def even(n: int) -> bool:
    return n == 0 or odd(n - 1)


def odd(n: int) -> bool:
    return n != 0 and even(n - 1)


class Logic:
    """or := and ('|' and)*; and := not ('&' not)*; not := '!' not | '(' or ')' | name"""

    def __init__(self, text: str, facts: dict[str, bool]) -> None:
        self.text = text.replace(" ", "")
        self.at = 0
        self.facts = facts

    def accept(self, ch: str) -> bool:
        if self.at < len(self.text) and self.text[self.at] == ch:
            self.at += 1
            return True
        return False

    def either(self) -> bool:
        value = self.both()
        while self.accept("|"):
            value = self.both() or value
        return value

    def both(self) -> bool:
        value = self.negated()
        while self.accept("&"):
            value = self.negated() and value
        return value

    def negated(self) -> bool:
        if self.accept("!"):
            return not self.negated()
        if self.accept("("):
            value = self.either()
            if not self.accept(")"):
                raise SyntaxError(f"unbalanced at {self.at}")
            return value
        name = self.text[self.at : self.at + 1]
        self.at += 1
        if name not in self.facts:
            raise NameError(f"name {name!r} is not a fact")
        return self.facts[name]


def count_down(n: int, path: list[int]) -> int:
    if n == 0:
        return len(path)
    path.append(n)
    result = count_down(n - 1, path)
    path.pop()
    return result + 1


def ackermann(m: int, n: int) -> int:
    return n + 1 if m == 0 else ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


def partitions(n: int, largest: int, memo: dict[tuple[int, int], int]) -> int:
    if n == 0:
        return 1
    if n < 0 or largest == 0:
        return 0
    key = (n, largest)
    if key not in memo:
        memo[key] = partitions(n - largest, largest, memo) + partitions(n, largest - 1, memo)
    return memo[key]


print([female(n) for n in range(15)], [male(n) for n in range(15)])
print(even(1000), odd(1000), even(20001), odd(19999))
facts = {"a": True, "b": False, "c": True}
for text in ["a & b | c", "!(a & c)", "!!a & (b | !b)", "(a", "a & z", "((b)) | !(c & !a)"]:
    logic = Logic(text, facts)
    try:
        print(f"{text:<18} {logic.either()}")
    except (SyntaxError, NameError) as error:
        print(f"{text:<18} error: {error}")
path: list[int] = []
print(count_down(20000, path), path)
print(ackermann(2, 300), ackermann(3, 6), partitions(60, 60, {}))
