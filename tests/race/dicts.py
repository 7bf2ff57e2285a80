"""Everything that dicts can do: growing, shrinking, iteration. Keys and values stay of the right kind."""

from __future__ import annotations

from racing import Dice, race, wrong


class Item:
    def __init__(self, n: int) -> None:
        self.n = n
        self.text = str(n)


class Key:
    """A key with methods of its own, and collisions."""

    def __init__(self, n: int) -> None:
        self.n = n

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and other.n == self.n

    def __hash__(self) -> int:
        return self.n % 5


by_name: dict[str, int] = {}
by_number: dict[int, Item] = {}
by_key: dict[Key, Item | None] = {}
lists: dict[int, list[int]] = {}


def check(item: Item) -> None:
    if item.text != str(item.n):
        wrong("no item")


def check_name(name: str, number: int) -> None:
    if len(name) == 0 or name[0] != "n" or number < 0 or number >= 1000:
        wrong(f"{name}: {number}")


def put(dice: Dice) -> None:
    for _ in range(dice.roll(50)):
        n = dice.roll(1000)
        by_name["n" + str(n)] = n
        by_number[n] = Item(n)
        by_key[Key(n % 40)] = Item(n) if n % 2 == 0 else None
        lists.setdefault(n, []).append(n)


def get(dice: Dice) -> None:
    for _ in range(dice.roll(50)):
        n = dice.roll(1000)
        if n in by_number:
            check(by_number[n])
        found = by_number.get(n)
        if found is not None:
            check(found)
        check(by_number.get(n, Item(5)))
        check(by_number.setdefault(n, Item(n)))
        check_name("n", by_name.get("n" + str(n), 0))
        other = by_key.get(Key(n % 40))
        if other is not None:
            check(other)
        for number in lists.get(n, []):
            if number < 0 or number >= 1000:
                wrong("list")


def remove(dice: Dice) -> None:
    for _ in range(dice.roll(50)):
        n = dice.roll(1000)
        by_name.pop("n" + str(n), 0)
        check(by_number.pop(n, Item(1)))
        by_key.pop(Key(n % 40), None)
        lists.pop(n, [])
    name, number = by_name.popitem()
    check_name(name, number)
    key, item = by_number.popitem()
    check(item)
    del by_number[dice.roll(1000)]


def iterate(dice: Dice) -> None:
    for name in by_name:
        check_name(name, 0)
    for name, number in by_name.items():
        check_name(name, number)
    for item in by_number.values():
        check(item)
    for key, found in by_key.items():
        if key.n < 0:
            wrong("key")
        if found is not None:
            check(found)


def whole(dice: Dice) -> None:
    for name, number in list(by_name.items()):
        check_name(name, number)
    for name in list(by_name):
        check_name(name, 0)
    for name in sorted(by_name.keys()):
        check_name(name, 0)
    for item in list(by_number.values()):
        check(item)
    copied = by_number.copy()
    for item in copied.values():
        check(item)
    for name, number in (by_name | {"n5": 5}).items():
        check_name(name, number)
    if by_name == {"x": 1} or len(str(by_name)) < 2 or len(by_name) > 100000:
        wrong("whole")
    by_name.update({"n6": 6, "n7": 7})
    by_number.update(copied)
    if 17 in by_name.values() and ("n17", 17) in by_name.items():
        check_name("n17", 17)


def clear(dice: Dice) -> None:
    if dice.roll(10) == 0:
        by_name.clear()
        by_number.clear()
        by_key.clear()
        lists.clear()


race([put, put, get, remove, iterate, whole, clear])
