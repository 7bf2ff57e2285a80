"""Members of enums by unpacking, and of the values of the members before them."""

from __future__ import annotations

from enum import Enum, IntEnum, StrEnum, auto


class State(Enum):
    NEW, OPEN, DONE = range(3)

    @property
    def next(self) -> State:
        return State((self.value + 1) % 3)


print(State.OPEN, [s.name for s in State], State.DONE.next, State(2), State["NEW"].value)


class Port(IntEnum):
    IN = 0b01
    OUT = 0b10
    BOTH = IN | OUT
    INPUT = BOTH & ~OUT
    HIGH = OUT << 3
    NEXT = auto()


print(int(Port.BOTH), repr(Port(3)), [int(p) for p in Port], Port.INPUT.name, Port.NEXT, Port.HIGH > Port.BOTH)


class Size(Enum):
    SMALL = 2
    BIG = SMALL * 10
    HUGE = BIG**2 + SMALL


print(Size.BIG, Size.BIG.value, Size(402), [s.value for s in Size])


class Unit(Enum):
    METRE, FOOT = ("m", 1.0), ("ft", 0.3048)
    YARD = ("yd", FOOT[1] * 3)

    def __init__(self, sign: str, metres: float) -> None:
        self.sign = sign
        self.metres = metres


print([(u.name, u.sign, round(u.metres, 4)) for u in Unit])


class Colour(Enum):
    RED, GREEN, BLUE = "r g b".split()


print([c.value for c in Colour], Colour("g"), Colour.RED == Colour("r"))


class Suit(StrEnum):
    CLUBS, HEARTS = "C", "H"
    DEFAULT = HEARTS


print(Suit.DEFAULT, Suit.DEFAULT.name, list(Suit), Suit.CLUBS + "!")


class Outer:
    class Kind(IntEnum):
        A, B = 1, 2
        C = A + B


def rank(kind: Outer.Kind) -> str:
    match kind:
        case Outer.Kind.C:
            return "both"
        case _:
            return kind.name


print(rank(Outer.Kind.C), rank(Outer.Kind.B), Outer.Kind.C + 1)
