"""Fields, cells of closures and globals of every representation, assigned by all: what is read was written whole."""

from __future__ import annotations

from collections.abc import Callable

from racing import Dice, race, wrong

HIGH = 4294967296


class Box:
    def __init__(self, n: int) -> None:
        self.number = n
        self.real = float(n)
        self.text = str(n)
        self.flag = n % 2 == 0
        self.maybe: int | None = n
        self.either: int | str | float = n
        self.pair: tuple[int, str] = (n, str(n))
        self.next: Box | None = None
        self.call: Callable[[], int] = lambda: n
        self.list: list[int] = [n]
        self.thing: object = n


shared = Box(1)
total: int | None = 5
name: str | None = "abc"


def write(dice: Dice) -> None:
    global shared, total, name
    for _ in range(20):
        n = dice.roll(1000) * HIGH + 7
        box = shared
        box.number = n
        box.real = float(dice.roll(1000)) * 1.5e300
        box.text = "x" * (1 + dice.roll(10))
        box.maybe = None if dice.roll(3) == 0 else n
        box.either = n if dice.roll(3) == 0 else "text" if dice.roll(2) == 0 else 2.5
        box.pair = (n, str(n))
        box.next = None if dice.roll(2) == 0 else Box(dice.roll(10))
        box.call = lambda: n
        box.list = [n, n]
        box.thing = n if dice.roll(2) == 0 else "thing"
        total = None if dice.roll(2) == 0 else n
        name = None if dice.roll(2) == 0 else str(n)
    if dice.roll(5) == 0:
        shared = Box(dice.roll(1000) * HIGH + 7)


def is_whole(n: int) -> bool:
    return n % HIGH == 7 and n // HIGH < 1000 or n < 1000


def read(dice: Dice) -> None:
    for _ in range(20):
        box = shared
        if not is_whole(box.number):
            wrong(f"number {box.number}")
        if box.real < 0.0 or box.real > 2e303 * 1e3:
            wrong("real")
        maybe = box.maybe
        if maybe is not None and not is_whole(maybe):
            wrong("maybe")
        if box.maybe is not None and box.maybe < 0:
            wrong("maybe again")
        either = box.either
        if isinstance(either, int):
            if not is_whole(either):
                wrong("either int")
        elif isinstance(either, str):
            if either != "text":
                wrong("either text")
        elif either != 2.5:
            wrong("either float")
        n, text = box.pair
        if str(n) != text or not is_whole(n):
            wrong("pair")
        if box.next is not None and box.next.number > 10 * HIGH * HIGH:
            wrong("next")
        after = box.next
        if after is not None and len(after.text) == 0:
            wrong("after")
        if not is_whole(box.call()):
            wrong("call")
        for item in box.list:
            if not is_whole(item):
                wrong("list")
        thing = box.thing
        if isinstance(thing, str) and thing != "thing":
            wrong("thing")
        number = total
        if number is not None and not is_whole(number):
            wrong("total")
        if name is not None and len(name) == 0:
            wrong("name")


def make_cells() -> tuple[Callable[[int], None], Callable[[], int], Callable[[], str]]:
    count = 0
    text = "0"

    def put(n: int) -> None:
        nonlocal count, text
        count = n
        text = str(n)

    def get() -> int:
        return count

    def get_text() -> str:
        return text

    return put, get, get_text


put, get, get_text = make_cells()


def cells(dice: Dice) -> None:
    for _ in range(20):
        put(dice.roll(1000) * HIGH + 7)
        if not is_whole(get()) or not is_whole(int(get_text())):
            wrong("cell")


race([write, read, read, cells])
