"""Enum, IntEnum, enums of texts: members, lookups, methods, aliases."""

from enum import Enum, IntEnum, auto, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    def lower(self) -> str:
        return self.name.lower()

    @property
    def bright(self) -> bool:
        return self is Color.GREEN

    @classmethod
    def default(cls) -> "Color":
        return cls.BLUE


@unique
class Token(Enum):
    NUM = auto()
    PLUS = auto()
    EOF = auto()


class Level(IntEnum):
    LOW = 1
    MID = 5
    HIGH = 10


class Suit(Enum):
    CLUBS = "c"
    HEARTS = "h"


class Planet(Enum):
    EARTH = (5.0, 6.0)
    MARS = (0.5, 3.0)

    def __init__(self, mass: float, radius: float) -> None:
        self.mass = mass
        self.radius = radius

    def density(self) -> float:
        return self.mass / self.radius


class Kind(str, Enum):
    A = "aa"
    B = "bb"


def opposite(c: Color) -> Color:
    if c == Color.RED:
        return Color.BLUE
    elif c is Color.BLUE:
        return Color.RED
    return c


def area(x: int) -> int:
    return x * 2


def main() -> None:
    print(Color.RED, repr(Color.GREEN), Color.BLUE.name, Color.BLUE.value)
    for c in Color:
        print(c, c.lower(), c.bright)
    print(len(Color), list(Color), Color(2), Color["RED"], Color.CRIMSON, Color.default())
    print(Color.RED == Color.CRIMSON, Color.RED is Color.CRIMSON, Color.RED != Color.BLUE)
    counts = {Color.RED: 1, Color.BLUE: 2}
    counts[Color.RED] += 5
    print(counts)
    print({Color.RED, Color.RED} == {Color.CRIMSON}, Color.RED in Color, [t.value for t in Token], Token.EOF)
    try:
        Color(9)
    except ValueError as e:
        print(e)
    try:
        Color["X"]
    except KeyError as e:
        print(e)
    print(Level.MID, repr(Level.MID), Level.MID + 1, Level.LOW < Level.HIGH, Level.HIGH > 3, Level.MID == 5, max(Level))
    print(area(Level.HIGH), sorted([Level.HIGH, Level.LOW]), f"{Level.MID} {Color.RED}")
    print(Suit.HEARTS.value, Suit("c"), [s.name for s in Suit])
    print(Planet.EARTH.mass, Planet.MARS.density(), Planet.EARTH)
    print(Kind.A.value, Kind.B == "bb", Kind.A.upper())
    print(opposite(Color.RED), opposite(Color.GREEN))
    x: Color | None = None
    print(x, isinstance(Color.RED, Color))


main()
