"""A decorator beside that of a setter is refused as any other is: it is not dropped."""

from __future__ import annotations


class Dial:
    def __init__(self) -> None:
        self.at = 0

    @property
    def position(self) -> int:
        return self.at

    @position.setter
    def position(self, value: int) -> None:
        self.at = value * 2


dial = Dial()
dial.position = 3
print(dial.position)
