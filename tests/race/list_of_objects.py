"""Lists of references whose types have no None: objects with methods, strings, tuples, lists, functions, boxed numbers."""

from __future__ import annotations

from collections.abc import Callable

from racing import Dice, race, wrong


class Shape:
    def __init__(self, a: int) -> None:
        self.a = a
        self.b = 100 - a

    def sides(self) -> int:
        return 0

    def __lt__(self, other: Shape) -> bool:
        return self.a < other.a


class Square(Shape):
    def sides(self) -> int:
        return 4


class Triangle(Shape):
    def sides(self) -> int:
        return 3


shapes: list[Shape] = []
words: list[str] = []
pairs: list[tuple[int, str]] = []
rows: list[list[int]] = []
functions: list[Callable[[int], int]] = []
numbers: list[int | str] = []
maybe: list[Shape | None] = []


def check(shape: Shape) -> None:
    if shape.a + shape.b != 100 or shape.sides() not in (3, 4):
        wrong("no shape")


def check_word(word: str) -> None:
    if len(word) == 0 or word[0] != "w":
        wrong("no word")


def check_pair(number: int, word: str) -> None:
    if "w" + str(number) != word:
        wrong("no pair")


def make(dice: Dice) -> Shape:
    return Square(dice.roll(100)) if dice.roll(2) == 0 else Triangle(dice.roll(100))


def add(dice: Dice) -> None:
    for _ in range(dice.roll(20)):
        n = dice.roll(100)
        shapes.append(make(dice))
        words.append("w" + str(n) + ("ä" if n % 3 == 0 else "€" if n % 3 == 1 else ""))
        pairs.append((n, "w" + str(n)))
        rows.append([n, n])
        functions.append(lambda x: x + n - n)
        numbers.append(n if n % 2 == 0 else "w")
        maybe.append(make(dice) if n % 2 == 0 else None)


def take(dice: Dice) -> None:
    for _ in range(dice.roll(20)):
        check(shapes.pop())
        check_word(words.pop())
        n, w = pairs.pop()
        check_pair(n, w)
        row = rows.pop(0)
        if row[0] != row[1]:
            wrong("row")
        if functions.pop()(3) != 3:
            wrong("function")
        maybe.pop()
        numbers.pop()


def look(dice: Dice) -> None:
    for i in range(len(shapes)):
        check(shapes[i])
        check(shapes[-1 - i])
        check_word(words[i])
        number, word = pairs[i]
        check_pair(number, word)
        check_pair(pairs[i][0], pairs[i][1])
        row = rows[i]
        if row[0] != row[1] or functions[i](i) != i:
            wrong("row or function")
        found = maybe[i]
        if found is not None:
            check(found)
        if maybe[i] is not None and dice.roll(2) == 0:
            check_maybe(maybe[i])
        value = numbers[i]
        if isinstance(value, int):
            if value < 0 or value >= 100:
                wrong("number")
        elif value != "w":
            wrong("text")


def check_maybe(shape: Shape | None) -> None:
    if shape is not None:
        check(shape)


def iterate(dice: Dice) -> None:
    for shape in shapes:
        check(shape)
    for shape in reversed(shapes):
        check(shape)
    for number, word in pairs:
        check_pair(number, word)
    for shape, word in zip(shapes, words):
        check(shape)
        check_word(word)
    for i, (number, word) in enumerate(pairs):
        check_pair(number, word)
    for found in maybe:
        check_maybe(found)
    for function in functions:
        if function(1) != 1:
            wrong("function")


def change(dice: Dice) -> None:
    for i in range(len(shapes)):
        shapes[i] = make(dice)
        maybe[i] = None if dice.roll(2) == 0 else shapes[i]
    shapes[1:2] = [make(dice), make(dice)]
    words.reverse()
    words.sort()
    pairs.sort(key=lambda pair: pair[1])
    shapes.sort()
    shapes.sort(key=lambda shape: shape.a, reverse=True)
    shapes.insert(1, make(dice))


def shrink(dice: Dice) -> None:
    if len(shapes) > 100 or dice.roll(10) == 0:
        shapes.clear()
        words.clear()
        del pairs[:]
        del rows[1:]
        functions.clear()
        numbers.clear()
        maybe.clear()


def join(dice: Dice) -> None:
    text = "-".join(words)
    for word in text.split("-"):
        if text != "":
            check_word(word)
    if len("".join(words)) < 0 or len(str(pairs)) < 2 or len(repr(numbers)) < 2:
        wrong("text")


def functions_of_lists(dice: Dice) -> None:
    for shape in sorted(shapes, key=lambda shape: shape.b):
        check(shape)
    check(max(shapes, key=lambda shape: shape.a))
    check(min(shapes))
    for a in map(lambda shape: shape.a, shapes):
        if a < 0:
            wrong("map")
    for shape in filter(lambda shape: shape.a > 50, shapes):
        check(shape)
    for shape, word in list(zip(shapes, words)):
        check(shape)
        check_word(word)
    for i, word in list(enumerate(words)):
        check_word(word)
    for shape in tuple(shapes):
        check(shape)
    for shape in shapes.copy() + shapes[::-1] + shapes * 2:
        check(shape)
    first, *rest = shapes
    check(first)
    for shape in rest:
        check(shape)
    check(first_of(shapes))
    check(next(iter(shapes)))
    table = dict(pairs)
    for number, word in table.items():
        check_pair(number, word)
    by_word = {word: number for number, word in pairs}
    for word, number in by_word.items():
        check_pair(number, word)


def first_of(items: list[Shape]) -> Shape:
    return items[0]


race([add, add, take, look, iterate, change, shrink, join, functions_of_lists])
