"""An exception has a layout of its own, and so has a dataclass."""
from dataclasses import dataclass


@dataclass
class Place:
    line: int
    column: int


class ParseError(Exception):
    def __init__(self, line: int, column: int) -> None:
        super().__init__(line, column)
        self.place = Place(line, column)

    def __str__(self) -> str:
        return f"{self.place.line}:{self.place.column}"


try:
    raise ParseError(3, 7)
except ParseError as error:
    print(error)
