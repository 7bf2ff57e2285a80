"""Protocols, beside classes that have their names by chance and take something else."""

from dataclasses import dataclass
from typing import Protocol


class Sink(Protocol):
    def write(self, text: str) -> int: ...


class Area(Protocol):
    @property
    def area(self) -> float: ...

    def scaled(self, by: float) -> "Area": ...


class Memory:
    def __init__(self) -> None:
        self.parts: list[str] = []

    def write(self, text: str) -> int:
        self.parts.append(text)
        return len(text)


class Ledger:
    """Has a `write` of its own kind."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int]] = []

    def write(self, row: int, column: int) -> None:
        self.rows.append((row, column))


class Register:
    def write(self, value: int) -> int:
        return value * 2


class Loud:
    def write(self, text: str, mark: str = "!", *, times: int = 1) -> int:
        return len(text + mark * times)


class Anything:
    def write(self, text: object) -> int:
        return len(str(text))


@dataclass
class Square:
    side: float

    @property
    def area(self) -> float:
        return self.side**2

    def scaled(self, by: float) -> "Square":
        return Square(self.side * by)


@dataclass
class Field:
    area: float

    def scaled(self, by: float) -> "Field":
        return Field(self.area * by * by)


def emit(sink: Sink, n: int) -> int:
    return sum(sink.write(str(i) * i) for i in range(n))


def total(shapes: list[Area]) -> float:
    return sum(shape.scaled(2.0).area for shape in shapes)


memory, ledger = Memory(), Ledger()
ledger.write(1, 2)
print(emit(memory, 4), memory.parts, ledger.rows, Register().write(4), emit(Loud(), 3), emit(Anything(), 3))
print(total([Square(1.5), Field(2.0)]))
sinks: list[Sink] = [memory, Loud(), Anything()]
print([sink.write("ab") for sink in sinks])
