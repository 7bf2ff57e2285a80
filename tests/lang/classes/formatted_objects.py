"""Formatting without a spec asks __format__; members of enums by value or by text."""

from __future__ import annotations
from enum import Enum, IntEnum, StrEnum


class Length:
    def __init__(self, value: float) -> None:
        self.value = value

    def __format__(self, spec: str) -> str:
        return f"{self.value:{spec or '.2f'}}m"

    def __repr__(self) -> str:
        return "Length"


class Wide(Length):
    def __format__(self, spec: str) -> str:
        return "<" + super().__format__(spec) + ">"


class Plain:
    def __str__(self) -> str:
        return "plain"


class Level(IntEnum):
    LOW = 1
    MID = 5


class Shown(IntEnum):
    ONE = 1

    def __str__(self) -> str:
        return "shown"


class Kind(StrEnum):
    A = "alpha"


class Mixed(str, Enum):
    B = "beta"


class Number(int, Enum):
    TWO = 2


class Color(Enum):
    RED = 1


class Own(Enum):
    X = 1

    def __format__(self, spec: str) -> str:
        return f"own[{spec}]"


def shown(x: object) -> str:
    return f"{x}|" + format(x) + "|" + "{}".format(x)


def main() -> None:
    things: list[object] = [
        Length(7.5),
        Wide(1.0),
        Plain(),
        Level.MID,
        Shown.ONE,
        Kind.A,
        Mixed.B,
        Color.RED,
        Own.X,
        None,
        3,
        2.5,
        True,
        "text",
        (1, 2),
        [Length(1.0)],
        {"a": 1},
        Number.TWO,
    ]
    for x in things:
        print(shown(x))
    a: Length = Wide(2.0)
    print(f"{a}", format(a), f"{a:.1f}", "{}".format(a), f"{a!r}", f"{a!s:>10}", str(a))
    print(
        f"{Level.MID}",
        f"{Level.MID:03d}",
        f"{Level.MID:<4}|",
        f"{Level.MID:>4}",
        "%d" % Level.MID,
        "{:d}".format(Level.MID),
    )
    print(
        "%5d|%-5d|%x|%s|%r|%.1f|%c"
        % (Level.MID, Level.LOW, Level.MID, Level.MID, Level.MID, Level.MID, 66)
    )
    print(
        f"{Shown.ONE}",
        f"{Shown.ONE:2d}",
        f"{Kind.A:>8}",
        f"{Color.RED:>12}|{Color.RED}",
        f"{Mixed.B:>8}|{Mixed.B}",
        f"{Own.X}{Own.X:q}",
    )
    print(f"{Number.TWO:>12}|{Number.TWO}")
    for member in Level:
        print(f"{member:2}{member.name:>5}{member.value:4}", end=";")
    print()
    opt: Length | None = None
    print(f"{opt}")
    opt = Length(1.0)
    print(f"{opt}")
    try:
        print(f"{Plain():x}")
    except TypeError as e:
        print(e)
    print(f"{ValueError('bad')}", f"{(Length(1.0),)}")


main()
