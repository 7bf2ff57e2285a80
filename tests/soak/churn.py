"""Dicts, lists, strings and exceptions that come and go."""

from __future__ import annotations

from collections.abc import Callable

from dice import Dice, Settings, expect


class Key:
    """A key with methods of its own, and collisions."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and other.n == self.n

    def __hash__(self) -> int:
        return self.n % 17


class Trouble(Exception):
    def __init__(self, depth: int) -> None:
        super().__init__("trouble at " + str(depth))
        self.depth = depth


def dicts(dice: Dice, settings: Settings) -> None:
    size = settings.size * 2
    squares: dict[int, str] = {}
    for i in range(size):
        squares[i] = str(i * i)
    for i in range(0, size, 2):
        del squares[i]
    for i in range(0, size, 4):
        squares[i] = str(i * i)
    wanted = 0
    for i in range(size):
        if i % 2 == 1 or i % 4 == 0:
            wanted += i * i
    expect("dicts", sum([int(text) for text in squares.values()]), wanted)
    while len(squares) > 1:
        number, text = squares.popitem()
        expect("an item", int(text), number * number)


def mixed_keys(dice: Dice, settings: Settings) -> None:
    names: dict[str, int] = {}
    keys: dict[Key, list[int]] = {}
    for _ in range(settings.size):
        n = dice.roll(50)
        names["n" + str(n)] = names.get("n" + str(n), 0) + 1
        keys.setdefault(Key(n), []).append(n)
    for name, count in names.items():
        expect(name, keys[Key(int(name[1:]))], [int(name[1:])] * count)
    expect("mixed keys", sum(names.values()), settings.size)


def lists(dice: Dice, settings: Settings) -> None:
    numbers: list[int] = []
    words: list[str] = []
    for i in range(settings.size * 2):
        numbers.append(i)
        words.append("w" + str(i))
        if dice.roll(5) == 0:
            at = dice.roll(len(numbers))
            numbers.insert(at, -1)
            words.insert(at, "w-1")
        if dice.roll(7) == 0:
            at = dice.roll(len(numbers))
            expect("a word", words.pop(at), "w" + str(numbers.pop(at)))
    expect("lists", words, ["w" + str(n) for n in numbers])
    both = [numbers[i:] for i in range(0, len(numbers), 50)]
    expect("slices", sum([len(part) for part in both]), sum(range(len(numbers), 0, -50)))
    numbers.reverse()
    expect("reversed", numbers[::-1], [int(word[1:]) for word in words])


def sorting(dice: Dice, settings: Settings) -> None:
    rolled = [dice.roll(1000) for _ in range(settings.size)]
    words = [str(n) for n in rolled]
    words.sort(key=int)
    rolled.sort()
    expect("sorting", [int(word) for word in words], rolled)
    pairs = sorted([(n % 10, str(n)) for n in rolled])
    for i in range(1, len(pairs)):
        if pairs[i - 1] > pairs[i]:
            raise AssertionError("sorted pairs")


def strings(dice: Dice, settings: Settings) -> None:
    text = ""
    parts: list[str] = []
    for i in range(settings.size):
        piece = str(i) + ("ä" if i % 7 == 0 else "x" if i % 3 == 0 else "𝄞")
        text += piece + ","
        parts.append(piece)
    expect("strings", text, ",".join(parts) + ",")
    expect("split", text[:-1].split(","), parts)
    expect("replace", text.replace("ä", "ae").count("ae"), (settings.size + 6) // 7)
    expect("format", len(f"{text:>{len(text) + 9}}"), len(text) + 9)
    expect("upper", text.upper().lower(), text)


def throw(depth: int) -> int:
    if depth == 0:
        raise Trouble(depth)
    try:
        return throw(depth - 1) + 1
    except Trouble as trouble:
        if depth % 3 == 0:
            raise Trouble(trouble.depth + depth) from trouble
        raise
    finally:
        if depth == 5:
            str(depth)


def exceptions(dice: Dice, settings: Settings) -> None:
    for depth in range(1, 20):
        try:
            throw(depth)
        except Trouble as trouble:
            expect("trouble", str(trouble), "trouble at " + str(sum(range(0, depth + 1, 3))))
    caught = 0
    few = [1, 2, 3]
    table = {"a": 1}
    for i in range(settings.size // 4):
        try:
            if i % 3 == 0:
                few[i + 3] = i
            elif i % 3 == 1:
                table["b" + str(i)] += 1
            else:
                few[0] = i // (i - i)
        except IndexError:
            caught += 1
        except KeyError as error:
            expect("a key", str(error), "'b" + str(i) + "'")
            caught += 1
        except ZeroDivisionError:
            caught += 1
    expect("exceptions", caught, settings.size // 4)


def fall(n: int) -> int:
    if n == 0:
        raise Trouble(n)
    return fall(n - 1) + 1


def deep_exceptions(dice: Dice, settings: Settings) -> None:
    try:
        fall(settings.depth // 4)
    except Trouble as trouble:
        expect("deep exceptions", trouble.depth, 0)


def adder(n: int) -> Callable[[int], int]:
    total = [0]

    def add(m: int) -> int:
        nonlocal n
        n += m
        total.append(n)
        return sum(total[-3:])

    return add


def closures(dice: Dice, settings: Settings) -> None:
    adders = [adder(i) for i in range(settings.size // 4)]
    for i, add in enumerate(adders):
        add(1)
        expect("closures", add(1), 2 * i + 3)
