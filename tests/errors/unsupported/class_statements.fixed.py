"""What CPython refuses when it runs a class statement."""
from dataclasses import dataclass, field
from enum import Enum, IntEnum, StrEnum, unique


@dataclass
class Basket:
    items: list[str] = field(default_factory=list)


@dataclass
class Label:
    text: str

    def __hash__(self) -> int:
        return 1


@unique
class Color(Enum):
    RED = 1
    ROT = 2


class Point:
    __slots__ = ("x",)

    def __init__(self) -> None:
        self.x = 3


class Level(IntEnum):
    LOW = 1


class Word(StrEnum):
    RED = "r"
    BLUE = "2"


print(Basket().items, Label("a"), Color.RED, Point().x, Level.LOW + 1, len(Word.BLUE))
