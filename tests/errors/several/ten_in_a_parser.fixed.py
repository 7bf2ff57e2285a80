"""Ten mistakes more, of modules, classes, values and features."""
import math
from abc import ABC, abstractmethod
from collections.abc import Iterator


class Token(ABC):
    @abstractmethod
    def value(self, scale: float) -> float: ...


class Number(Token):
    def __init__(self, text: str) -> None:
        self.text = text

    def value(self, scale: float) -> float:
        return float(self.text) * scale


def tokens(text: str) -> Iterator[Number]:
    for word in text.split():
        yield Number(word)


def evaluate(text: str) -> float:
    total = 0.0
    for token in tokens(text):
        total += token.value(1.0)
    return total


first: Token = Number("3")
print(first.value(2.0))
sign: int | None = None
print(sign)
print(evaluate("1 2"), math.sqrt(float("16")))
