"""What CPython refuses when it runs a class statement."""
from dataclasses import dataclass
from enum import Enum, IntEnum, StrEnum, unique


@dataclass
class Basket:
    items: list[str] = []  # error: "mutable default <class 'list'> for field items is not allowed: use default_factory"
    # help: "field(default_factory=list)"


@dataclass(unsafe_hash=True)
class Label:  # error: "cannot overwrite attribute __hash__ in class Label"
    # help: "leave out unsafe_hash=True"
    text: str

    def __hash__(self) -> int:
        return 1


@unique
class Color(Enum):
    RED = 1
    ROT = 1  # error: "duplicate values found in <enum 'Color'>: ROT -> RED"
    # help: "a value of its own"


class Point:
    __slots__ = ("x",)  # error: "'x' in __slots__ conflicts with class variable"
    # help: "in __init__"
    x = 3


class Level(IntEnum):
    LOW = "1"  # error: "a member of Level is an int"
    # help: "derive from Enum"


class Word(StrEnum):
    RED = "r"
    BLUE = 2  # error: "a member of Word is a text"


print(Basket().items, Label("a"), Color.RED, Point().x, Level.LOW + 1, len(Word.BLUE))
