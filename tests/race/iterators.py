"""One iterator for all, over a list that shrinks and grows; files of one object read by all; one exception raised by all."""

from __future__ import annotations

from racing import Dice, race, wrong

from bullsnake import Chan, RecvCase, select

source: list[str] = ["w" + str(i) for i in range(100)]
walk = iter(source)
pairs = zip(source, source)
error = ValueError("shared")
channel: Chan[str] = Chan(4)
case: RecvCase[str] = channel.on_recv()
this_file = open(__file__)


def check(word: str) -> None:
    if len(word) < 2 or word[0] != "w":
        wrong("no word")


def advance(dice: Dice) -> None:
    global walk
    for _ in range(10):
        check(next(walk))
    if dice.roll(20) == 0:
        walk = iter(source)


def finish(dice: Dice) -> None:
    global walk, pairs
    for word in walk:
        check(word)
    walk = iter(source)
    for a, b in pairs:
        check(a)
        check(b)
    pairs = zip(source, source)


def shrink(dice: Dice) -> None:
    del source[dice.roll(100) :]


def grow(dice: Dice) -> None:
    for i in range(dice.roll(50)):
        source.append("w" + str(i))
    if len(source) > 500:
        source.clear()


def fail(depth: int) -> None:
    if depth == 0:
        raise error
    fail(depth - 1)


def raise_it(dice: Dice) -> None:
    try:
        fail(dice.roll(5))
    except ValueError as found:
        if str(found) != "shared":
            wrong("another exception")
        try:
            raise RuntimeError("second") from found
        except RuntimeError as second:
            if second.__cause__ is not found:
                wrong("cause")


def talk(dice: Dice) -> None:
    send = channel.on_send("w" + str(dice.roll(100)))
    chosen = select(send, case, timeout=0.0)
    if chosen == 1:
        check(case.value)


def read_file(dice: Dice) -> None:
    global this_file
    line = this_file.readline()
    if len(line) > 200:
        wrong("line")
    if len(line) == 0 or len(this_file.read(dice.roll(30))) > 30:
        this_file = open(__file__)


race([advance, finish, shrink, grow, raise_it, talk, read_file])
