"""An exception has a layout of its own, and so has a dataclass."""
from dataclasses import dataclass


@dataclass
class Place:
    line: int
    column: int


class ParseError(Place, Exception):  # error: "a class cannot inherit from both Place and Exception"
    # help: "keep an object of the other in a field"
    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


try:
    raise ParseError(3, 7)
except ParseError as error:
    print(error)
