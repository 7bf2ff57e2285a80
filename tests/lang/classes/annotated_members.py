# mypy: disable-error-code="misc"
"""Members of enumerations that are written with annotations, alone and beside others, and what traceback columns see of it."""
import enum
from enum import Enum, IntEnum


class Color(Enum):
    RED: int = 0
    GREEN: int = 1
    BLUE = 2
    __hidden: int = 7

    def next(self) -> "Color":
        return Color((self.value + 1) % 3)


class Level(IntEnum):
    LOW: "int" = 1; HIGH: (int) = (5)


class Named(enum.Enum):
    @property
    def shown(self) -> str:
        return f"<{self.value}>"


class Word(Named):
    GRÜN: str = "grün"; ROT: str = "rot"


class Plain:
    size: int = 3


def turn(color: Color) -> str:
    if color is Color.RED:
        return "right"
    elif color == Color.GREEN:
        return "left"
    return "on"


print(list(Color), [c.name for c in Color], len(Color))
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color["RED"], Color(1))
print([turn(c) for c in Color], Color.BLUE.next().next())
print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]))
print([w.shown for w in Word], Word.GRÜN.value.upper(), Plain().size)
counts: dict[Color, int] = {}
for c in [Color.RED, Color.BLUE, Color.RED]:
    counts[c] = counts.get(c, 0) + 1
print(counts)
try:
    print(Color(9))
except ValueError as error:
    print(error)
