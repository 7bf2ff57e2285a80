"""A decorator beside that of a setter is refused as any other is: it is not dropped."""

from __future__ import annotations

from collections.abc import Callable


def doubled(f: Callable[[Dial, int], None]) -> Callable[[Dial, int], None]:
    return lambda dial, value: f(dial, value * 2)


class Dial:
    def __init__(self) -> None:
        self.at = 0

    @property
    def position(self) -> int:
        return self.at

    @position.setter
    @doubled  # error: "decorator"
    # help: "call"
    def position(self, value: int) -> None:
        self.at = value


dial = Dial()
dial.position = 3
print(dial.position)
